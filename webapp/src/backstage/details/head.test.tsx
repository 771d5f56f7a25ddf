import { expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { ID, outside, showDetails } from './show-details.ts'

const go = () => screen.findByRole('button', { name: /^Go to Channel/ })
const JOIN = 'POST /api/v4/channels/channel-1/members'

test('A-169: "Go to Channel" leads a member to the channel', async () => {
  const host = showDetails({})
  await userEvent.click(await go())
  expect(await host.firstVisit).toBe('/core/channels/database-is-down')
  expect(host.requests.some(({ method }) => method === 'POST')).toBe(false)
})

test('A-169: of a public incident it lets others in first', async () => {
  const host = showDetails({ can_edit: false }, { known: outside, answers: { [JOIN]: {} } })
  await userEvent.click(await go())
  expect(await host.firstVisit).toBe('/core/channels/database-is-down')
  expect(host.requests.find(({ method }) => method === 'POST')?.body).toEqual({ user_id: 'ann' })
})

test('A-169: it says so where the channel no longer exists, and does nothing', async () => {
  const host = showDetails({ channel_state: 'deleted' })
  const button = await go()
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button.title).toBe('The channel no longer exists.')
  await userEvent.click(button)
  expect(host.visited).toEqual([])
})

test('A-169: it is not there for who would not be let into an archived channel', async () => {
  showDetails({ channel_state: 'archived', can_edit: false }, { known: outside })
  expect(await screen.findByText('The incident channel is archived.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Go to Channel/ })).toBeNull()
})

test('A-172: the status can be changed here, also while the channel is archived', async () => {
  showDetails({ channel_state: 'archived', current_status: 'Archived', end_at: 5 })
  expect(await screen.findByRole('button', { name: 'Restart Incident' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Update Status' })).toBeTruthy()
})

test('A-172: "End Incident" opens the status window with Resolved', async () => {
  showDetails({})
  await userEvent.click(await screen.findByRole('button', { name: 'End Incident' }))
  expect(await screen.findByRole('dialog', { name: 'Update Status' })).toBeTruthy()
  expect(screen.getByLabelText<HTMLSelectElement>('Status').value).toBe('Resolved')
})

test('A-259: where the channel no longer exists the page says so, and nothing can be posted', async () => {
  showDetails({ channel_state: 'deleted', description: 'No writes.' })
  expect(await screen.findByText('No writes.')).toBeTruthy()
  expect(screen.getAllByText('The channel no longer exists.').length).toBeGreaterThan(0)
  expect(screen.queryByRole('button', { name: 'Update Status' })).toBeNull()
})

test('"Save as Playbook" opens a new playbook from this incident, for those who may create playbooks', async () => {
  const host = showDetails({})
  await userEvent.click(await screen.findByRole('button', { name: 'Save as Playbook' }))
  expect(host.visited).toEqual([`/core/incident-collaboration/playbooks/new?incident=${ID}`])
})
