import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { refusal } from '../../fake-server.ts'
import { API } from '../../rhs/show-sidebar.tsx'
import { showPage } from '../show-page.tsx'
import { ID, makeParticipant, makeUpdate, outside, showDetails } from './show-details.ts'

const section = (name: string | RegExp) => screen.findByRole('region', { name })
const UPDATED = 'custom_incident-collaboration_incident_updated'

test('A-163: an outsider reads what it is about, who leads it and what was said, and can change nothing', async () => {
  const updates = [makeUpdate({ id: 'two', message: 'Fixed.', status: 'Resolved', edit_at: 9 }), makeUpdate()]
  showDetails(
    { can_edit: false, description: 'No **writes**.', playbook_id: 'p' },
    { updates, known: outside },
  )
  await screen.findByRole('heading', { level: 1, name: 'Database is down' })
  expect((await section('Description')).textContent).toContain('No **writes**.')
  const rows = within(await section('Updates')).getAllByRole('listitem')
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^@ann.*Resolved\(edited\)Fixed\.$/),
    expect.stringMatching(/^@ann.*ActiveWe are looking\.$/),
  ])
  const about = (await section('About')).textContent
  expect(about).toMatch(/Commander@ann.*Reported by@bob.*PlaybookNot available.*Next updateNo reminder set/)
  for (const name of ['Update Status', 'End Incident', 'Restart Incident'])
    expect(screen.queryByRole('button', { name })).toBeNull()
})

test('A-163: commander and reporter stand first; "Message" opens a direct message, not with oneself', async () => {
  const people = ['ann', 'bob', 'cleo'].map(makeParticipant)
  const met = { 'POST /api/v4/users/ids': [{ id: 'cleo', username: 'cleo', position: 'Chief Officer' }] }
  const host = showDetails({ commander_user_id: 'bob', reporter_user_id: 'ann' }, { people, answers: met })
  const box = await section('Participants (3)')
  await within(box).findByText('Chief Officer')
  expect(
    within(box)
      .getAllByRole('listitem')
      .map((row) => row.textContent),
  ).toEqual(['@bob CommanderMessage', '@ann Reporter', '@cleo Chief OfficerMessage'])
  await userEvent.click(within(box).getByRole('button', { name: 'Message @cleo' }))
  expect(await host.firstVisit).toBe('/core/messages/@cleo')
})

test('the title of a playbook that may be used is named', async () => {
  showDetails({ playbook_id: 'p' }, { answers: { [`${API}/playbooks/p`]: { title: 'Service outage' } } })
  expect(await screen.findByText('Service outage')).toBeTruthy()
})

test.each([
  ['an unknown or invisible one', ID],
  ['a malformed one', 'nonsense'],
])('A-162: %s is "Incident Not Found", with a way to the list', async (_kind, id) => {
  showPage(`/incidents/${id}/overview`)
  expect(await screen.findByRole('heading', { name: 'Incident Not Found' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Go to the incidents' })).toBeTruthy()
})

test('an incident of another team is not found here', async () => {
  showDetails({ team_id: 'team-2' })
  expect(await screen.findByRole('heading', { name: 'Incident Not Found' })).toBeTruthy()
})

test('P-83: a member sees new status, description and updates with the event that brings them', async () => {
  const updates: ReturnType<typeof makeUpdate>[] = []
  const host = showDetails({ description: 'No writes.' }, { updates })
  await screen.findByText('No update yet.')
  updates.push(makeUpdate())
  host.emit(UPDATED, {
    incident_id: ID,
    version: 2,
    update_at: 5,
    incident: { current_status: 'Resolved', end_at: 180_000, description: 'All is well.' },
    status_posts: [
      { id: 'post-1', status: 'Resolved', create_at: 9, delete_at: 0, author_user_id: 'ann', edit_at: 0 },
    ],
  })
  expect(await screen.findByText('We are looking.')).toBeTruthy()
  expect(screen.getByText('All is well.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Restart Incident' })).toBeTruthy()
})

test('P-83, A-168: somebody outside sees what changed after 15 s at most', async () => {
  let fields = { can_edit: false, description: 'No writes.', version: 1 }
  const host = showDetails(() => fields, { known: outside })
  await screen.findByText('No writes.')
  fields = { ...fields, description: 'All is well.', version: 2 }
  host.moveTo(15_000)
  expect(await screen.findByText('All is well.')).toBeTruthy()
})

test('an incident that becomes invisible while it is open is not found any more', async () => {
  const host = showDetails({})
  await screen.findByRole('heading', { level: 1, name: 'Database is down' })
  host.emitHost('leave_team', { user_id: 'ann', team_id: 'team-1' })
  expect(await screen.findByRole('heading', { name: 'Incident Not Found' })).toBeTruthy()
})

test('what could not be read says why, in its place, and can be tried again', async () => {
  let updates: unknown = refusal(503, 'unavailable', 'The database is away.')
  showDetails({}, { below: { '/status-updates': () => updates } })
  const box = await section('Updates')
  await within(box).findByText('The updates could not be read. The database is away.')
  updates = { total_count: 1, items: [makeUpdate()], next_cursor: '' }
  await userEvent.click(within(box).getByRole('button', { name: 'Try Again' }))
  await waitFor(() => expect(within(box).getByText('We are looking.')).toBeTruthy())
})

test('updates come twenty at a time', async () => {
  const page = (cursor: string, message: string) => ({
    total_count: 2,
    items: [makeUpdate({ id: message, message })],
    next_cursor: cursor,
  })
  const answer = ({ url }: { readonly url: string }) =>
    url.includes('cursor=next') ? page('', 'Older.') : page('next', 'Newer.')
  showDetails({}, { below: { '/status-updates': answer } })
  await userEvent.click(await screen.findByRole('button', { name: 'Show More' }))
  expect(await screen.findByText('Older.')).toBeTruthy()
  expect(screen.getByText('Newer.')).toBeTruthy()
})
