import { expect, test } from '@jest/globals'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { ID, showDetails } from './show-details.ts'

const box = (name: string) => screen.findByRole('group', { name })
const UPDATED = 'custom_incident-collaboration_incident_updated'

test('A-164: the duration runs while the incident does, and stops with it', async () => {
  const host = showDetails({ create_at: 60_000 })
  const duration = await box('Duration')
  host.moveTo(13 * 60_000)
  await within(duration).findByText('12m')
  expect(duration.textContent).toMatch(/Jan 1, 12:01.AM - Ongoing$/)
  const incident = { current_status: 'Resolved', end_at: 121 * 60_000 }
  host.emit(UPDATED, { incident_id: ID, version: 2, update_at: 5, incident })
  await within(duration).findByText('2h')
  expect(duration.textContent).toMatch(/Jan 1, 12:01.AM - Jan 1, 2:01.AM$/)
})

test('A-164: what is not known is "--"', async () => {
  showDetails({ current_status: 'Archived', end_at: 0 })
  expect((await box('Duration')).textContent).toMatch(/ - --$/)
})

test('A-165: the boxes say how many were involved and active, and explain it', async () => {
  showDetails({})
  const members = await box('Members Involved')
  await within(members).findByText('4')
  expect(within(members).getByText('3 active participants')).toBeTruthy()
  await userEvent.click(within(members).getByRole('button', { name: /^Members Involved: Everybody who/ }))
  expect(screen.getByRole('dialog', { name: 'Members Involved' }).textContent).toMatch(/Bots are not counted/)
})

test('A-166: messages are counted again every 15 s, and "Jump to Channel" leads there', async () => {
  let total_posts = 57
  const metadata = () => ({ num_members: 1, num_active_participants: 1, total_posts })
  const host = showDetails({}, { below: { '/metadata': metadata } })
  const messages = await box('Messages')
  await within(messages).findByText('57')
  total_posts = 1058
  host.moveTo(15_000)
  await within(messages).findByText('1,058')
  await userEvent.click(within(messages).getByRole('button', { name: 'Jump to Channel' }))
  expect(await host.firstVisit).toBe('/core/channels/database-is-down')
})
