import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import type { StatusPost } from '../../../server/contract/incident.ts'
import { makeIncident } from '../fake-incident.ts'
import { lost } from '../fake-server.ts'
import type { HostPost } from '../host.ts'
import { knowing, showSidebar } from './show-sidebar.tsx'

const update = (id: string, fields: Partial<StatusPost> = {}): StatusPost => ({
  id,
  status: 'Active',
  create_at: 60_000,
  delete_at: 0,
  author_user_id: 'bob',
  edit_at: 0,
  ...fields,
})

const post = (id: string, message: string, fields: Partial<HostPost> = {}): HostPost => ({
  id,
  user_id: 'bob',
  message,
  create_at: 60_000,
  update_at: 60_000,
  edit_at: 0,
  delete_at: 0,
  ...fields,
})

const updated = (...status_posts: StatusPost[]) => makeIncident({ status_posts })

test('A-091: the newest update that is left shows, by whom and when, and leads to its post', async () => {
  const incident = updated(
    update('one'),
    update('two', { create_at: 120_000 }),
    update('three', { create_at: 180_000, delete_at: 200_000 }),
  )
  const host = showSidebar(knowing(incident, { '/api/v4/posts/two': post('two', 'Rolled back.') }))
  expect(await screen.findByText('Rolled back.')).toBeTruthy()
  expect(screen.getByText('Latest update').nextElementSibling?.textContent).toMatch(/^@bob.*12:02/)
  await userEvent.click(screen.getByRole('button', { name: /12:02/ }))
  await waitFor(() => expect(host.visited).toEqual(['/core/pl/two']))
})

test('a post that the page has is not asked for', async () => {
  const known = { posts: { posts: { one: post('one', 'Looking.', { edit_at: 5 }) } } }
  const host = showSidebar(knowing(updated(update('one'))), { known })
  expect(await screen.findByText('Looking.')).toBeTruthy()
  expect(screen.getByText('(edited)')).toBeTruthy()
  expect(host.requests.filter(({ url }) => url.includes('/posts/'))).toEqual([])
})

test('A-064, A-065: an edit and a deletion show at once, whatever channel is on screen', async () => {
  const host = showSidebar(knowing(updated(update('one')), { '/api/v4/posts/one': post('one', 'Looking.') }))
  await screen.findByText('Looking.')
  host.emitHost('post_edited', { post: JSON.stringify(post('one', 'Found it.', { edit_at: 9 })) })
  expect(await screen.findByText('Found it.')).toBeTruthy()
  expect(screen.getByText('(edited)')).toBeTruthy()
  host.emitHost('post_deleted', { post: JSON.stringify(post('one', '')) })
  expect(await screen.findByText('Its message is gone.')).toBeTruthy()
  host.emit('custom_incident-collaboration_incident_updated', {
    incident_id: 'incident-1',
    version: 2,
    update_at: 9,
    status_posts: [update('one', { delete_at: 9 })],
  })
  expect(await screen.findByText('No update yet.')).toBeTruthy()
})

test('A-092: without an update the sentence leads to writing the first one', async () => {
  showSidebar(knowing(makeIncident()))
  const part = (await screen.findByText('Latest update')).nextElementSibling as HTMLElement
  await userEvent.click(within(part).getByRole('button', { name: 'Add the first update' }))
  expect(await screen.findByRole('dialog', { name: 'Update Status' })).toBeTruthy()
})

test('a message that cannot be read now says so', async () => {
  showSidebar(knowing(updated(update('one')), { '/api/v4/posts/one': lost }))
  expect(await screen.findByText('Its message could not be read.')).toBeTruthy()
})

test.each([
  [{ reminder_at: 0 }, 'No reminder set'],
  [{ reminder_at: 30 * 60_000 }, 'Jan 1, 12:30 AM'],
  [{ reminder_at: 5 * 60_000 }, 'overdue by 5m'],
  [{ reminder_at: 5 * 60_000, overdue: true }, 'overdue by 5m'],
])('when the next update is due: %j is "%s"', async (fields, text) => {
  const host = showSidebar(knowing(makeIncident(fields)))
  host.moveTo(10 * 60_000)
  await screen.findByRole('tab', { name: 'Summary' })
  expect(screen.getByText('Next update').nextElementSibling?.textContent).toBe(text)
})

test('times follow the zone and the clock that the person chose', async () => {
  const preferences = { myPreferences: { 'display_settings--use_military_time': { value: 'true' } } }
  showSidebar(knowing(makeIncident({ create_at: 13 * 3_600_000 })), { known: { preferences } })
  await screen.findByRole('tab', { name: 'Summary' })
  expect(screen.getByText('Reported by').nextElementSibling?.textContent).toContain('Jan 1, 13:00')
})
