import { expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { makeIncident } from '../fake-incident.ts'
import { refusal } from '../fake-server.ts'
import { makeChannel } from '../fake-store.ts'
import { API, knowing, showSidebar } from './show-sidebar.tsx'

const outside = { known: { channels: { myMembers: {} } } }
const JOIN = 'POST /api/v4/channels/channel-1/members'

test('A-089: an ongoing incident can be ended, an ended one restarted, both updated', async () => {
  const host = showSidebar(knowing(makeIncident()))
  expect(await screen.findByRole('button', { name: 'End Incident' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Update Status' })).toBeTruthy()
  const incident = { current_status: 'Resolved', end_at: 5 }
  host.emit(UPDATED, { incident_id: 'incident-1', version: 2, update_at: 5, incident })
  expect(await screen.findByRole('button', { name: 'Restart Incident' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'End Incident' })).toBeNull()
  expect(screen.getByText('The status is now Resolved.').closest('[role=status]')).not.toBeNull()
})

test('A-095: who may only look sees no controls, whom to ask, and the way in', async () => {
  const incident = makeIncident({ can_edit: false })
  const host = showSidebar(knowing(incident, { [JOIN]: {} }), outside)
  expect(await screen.findByText(/Its commander is @ann/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Update Status' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Join Incident Channel' }))
  expect(await host.firstVisit).toBe('/core/channels/database-is-down')
  expect(host.requests.find(({ method }) => method === 'POST')?.body).toEqual({ user_id: 'ann' })
})

test('who is not let in reads why', async () => {
  const no = refusal(403, 'forbidden', 'This channel is full.')
  showSidebar(knowing(makeIncident({ can_edit: false }), { [JOIN]: no }), outside)
  await userEvent.click(await screen.findByRole('button', { name: 'Join Incident Channel' }))
  expect(await screen.findByText('You could not join the channel. This channel is full.')).toBeTruthy()
})

test('A-096: members see the link to the channel wherever they are, others do not', async () => {
  showSidebar(knowing(makeIncident()))
  await screen.findByRole('tab', { name: 'Summary' })
  expect(screen.getByText('Incident channel')).toBeTruthy()
})

test('an administrator from outside may do everything, but gets no link to the channel', async () => {
  showSidebar(knowing(makeIncident()), outside)
  await screen.findByRole('button', { name: 'Update Status' })
  expect(screen.queryByText('Incident channel')).toBeNull()
})

test('an archived channel is said so; what can be done stays', async () => {
  const archived = makeIncident({ channel_state: 'archived', current_status: 'Archived', end_at: 3 })
  showSidebar(knowing(archived))
  expect(await screen.findByText(/^The incident channel is archived/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Restart Incident' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Commander: @ann' })).toBeTruthy()
})

test('a channel that no longer exists leaves everything readable, and nothing to do', async () => {
  showSidebar(knowing(makeIncident({ channel_state: 'deleted', description: 'No writes.' })))
  expect(await screen.findByText('The channel no longer exists.')).toBeTruthy()
  expect(screen.getByText('No writes.')).toBeTruthy()
  for (const name of ['Update Status', 'End Incident', 'Go to Incident Channel', /^Commander/])
    expect(screen.queryByRole('button', { name })).toBeNull()
})

test('an incident that is gone leads back to the list', async () => {
  const host = showSidebar(knowing(makeIncident(), { [`${API}/incidents/incident-1`]: undefined }))
  await screen.findByRole('heading', { name: 'Database is down' })
  host.emitHost('leave_team', { user_id: 'ann', team_id: 'team-1' })
  expect(await screen.findByText('This incident does not exist or is private.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Back to the list' }))
  expect(await screen.findByRole('heading', { name: 'Your Ongoing Incidents' })).toBeTruthy()
})

test('A-088: renaming, archiving and restoring the channel shows at once', async () => {
  const host = showSidebar(knowing(makeIncident()))
  await screen.findByRole('heading', { name: 'Database is down' })
  const channel = { ...makeChannel({ display_name: 'Checkout is down', type: 'P' }), id: 'channel-1' }
  host.emitHost('channel_updated', { channel: JSON.stringify(channel) })
  expect(await screen.findByRole('heading', { name: 'Checkout is down' })).toBeTruthy()
  expect(screen.getByText('Private')).toBeTruthy()
  host.emitHost('channel_deleted', { channel_id: 'channel-1', delete_at: 5 })
  expect(await screen.findByText(/^The incident channel is archived/)).toBeTruthy()
  host.emitHost('channel_restored', { channel_id: 'channel-1' })
  await screen.findByRole('heading', { name: 'Checkout is down' })
  expect(screen.queryByText(/^The incident channel is archived/)).toBeNull()
})

test('V-1: whoever is outside when the channel becomes private loses sight of it', async () => {
  let answer: unknown = makeIncident({ can_edit: false })
  const ofChannel = { [`${API}/incidents/channel/channel-1`]: () => answer }
  const host = showSidebar(knowing(makeIncident({ can_edit: false }), ofChannel), outside)
  await screen.findByRole('heading', { name: 'Database is down' })
  answer = refusal(404, 'not_found', 'There is no such incident.')
  host.emitHost('channel_converted', { channel_id: 'channel-1' }, 'channel-1')
  expect(await screen.findByText('This incident does not exist or is private.')).toBeTruthy()
})

test('from outside, what changes shows within 15 s', async () => {
  let name = 'Database is down'
  const read = () => makeIncident({ can_edit: false, name, version: 2 })
  const answers = knowing(makeIncident({ can_edit: false }), { [`${API}/incidents/incident-1`]: read })
  const host = showSidebar(answers, outside)
  await screen.findByRole('heading', { name })
  name = 'Checkout is down'
  host.moveTo(15_000)
  expect(await screen.findByRole('heading', { name })).toBeTruthy()
})

const UPDATED = 'custom_incident-collaboration_incident_updated'
