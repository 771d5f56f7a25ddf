import { expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { makeIncident } from '../fake-incident.ts'
import { lost, refusal, type SeenRequest } from '../fake-server.ts'
import { API, knowing, listOf, showSidebar } from './show-sidebar.tsx'

const LIST = `${API}/incidents`
const DIALOG = `${API}/incidents/dialog`

test('A-098, A-101: outside of an incident channel the list shows what I am in, newest first', async () => {
  const older = makeIncident({ id: 'incident-1', name: 'Older', create_at: 1, last_status_update_at: 2 })
  const newer = makeIncident({ id: 'incident-2', name: 'Newer', create_at: 2, channel_type: 'P' })
  const host = showSidebar({ [LIST]: listOf([older, newer]) })
  host.moveTo(3_600_000)
  const rows = await screen.findAllByRole('listitem')
  expect(rows.map((row) => row.textContent)).toEqual([
    'NewerPrivateActiveDuration59mLast updated-Commander@annGo to Incident Channel',
    'OlderActiveDuration59mLast updated59m agoCommander@annGo to Incident Channel',
  ])
  expect(host.requests.at(-1)?.url).toContain('team_id=team-1&member_id=me&status=ongoing')
})

test('without an ongoing incident it says how to start one', async () => {
  showSidebar({ [LIST]: listOf([]) })
  expect(await screen.findByRole('heading', { name: 'You are in no ongoing incident' })).toBeTruthy()
  expect(screen.getByText(/Start one here, or type/)).toBeTruthy()
})

test('Start Incident lets the host show the dialog that the server made', async () => {
  const dialog = { url: '/plugins/incident-collaboration/dialog', dialog: { title: 'Incident Details' } }
  const host = showSidebar({ [LIST]: listOf([]), [DIALOG]: dialog })
  await userEvent.click(await screen.findByRole('button', { name: 'Start Incident' }))
  expect(host.dialogs).toEqual([dialog])
  expect(host.requests.at(-1)?.url).toMatch(/team_id=team-1&client_id=\w{26}$/)
})

test('where nothing can be started the reason of the server shows', async () => {
  const no = refusal(400, 'playbook_required', 'Ask somebody to make a playbook.')
  showSidebar({ [LIST]: listOf([]), [DIALOG]: no })
  await userEvent.click(await screen.findByRole('button', { name: 'Start Incident' }))
  const said = await screen.findByText('The incident could not be started. Ask somebody to make a playbook.')
  expect(said.closest('[role=alert]')).not.toBeNull()
})

test('a list that cannot be read says so and tries again', async () => {
  let isLost = true
  showSidebar({ [LIST]: () => (isLost ? lost() : listOf([makeIncident()])) })
  expect(await screen.findByText('The list could not be read. The server cannot be reached.')).toBeTruthy()
  isLost = false
  await userEvent.click(screen.getByRole('button', { name: 'Try Again' }))
  expect(await screen.findByRole('button', { name: 'Database is down' })).toBeTruthy()
})

test('further incidents are added at the end', async () => {
  const next = makeIncident({ id: 'incident-2', name: 'Second page', create_at: 1 })
  const byCursor = ({ url }: { url: string }) =>
    url.includes('cursor=further') ? listOf([next]) : listOf([makeIncident()], 'further')
  showSidebar({ [LIST]: byCursor })
  await userEvent.click(await screen.findByRole('button', { name: 'Show More' }))
  await screen.findByRole('button', { name: 'Second page' })
  expect(screen.queryByRole('button', { name: 'Show More' })).toBeNull()
})

test('a name shows the incident in place, its button leads to the channel, and back leads to the list', async () => {
  const elsewhere = makeIncident({ id: 'incident-2', channel_id: 'channel-2', name: 'Elsewhere' })
  const host = showSidebar({
    [LIST]: listOf([{ ...elsewhere, checklists: [] }]),
    [`${API}/incidents/incident-2`]: elsewhere,
    '/api/v4/channels/channel-2': { name: 'elsewhere' },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Elsewhere' }))
  expect(await screen.findByRole('tab', { name: 'Tasks 0 of 1 done' })).toBeTruthy()
  expect(document.activeElement?.textContent).toBe('Elsewhere')
  await userEvent.click(screen.getByRole('button', { name: 'Back to list' }))
  expect(document.activeElement?.textContent).toBe('Your Ongoing Incidents')
  await userEvent.click(await screen.findByRole('button', { name: 'Go to Incident Channel' }))
  expect(await host.firstVisit).toBe('/core/channels/elsewhere')
})

test('an incident that ends leaves the list by itself', async () => {
  const host = showSidebar({ [LIST]: listOf([makeIncident({ channel_id: 'channel-2' })]) })
  await screen.findByRole('button', { name: 'Database is down' })
  const incident = { end_at: 9, current_status: 'Resolved' }
  host.emit('custom_incident-collaboration_incident_updated', {
    incident_id: 'incident-1',
    version: 2,
    update_at: 9,
    incident,
  })
  expect(await screen.findByText('You are in no ongoing incident')).toBeTruthy()
})

test('where the plugin is off for the team, an open sidebar says so', async () => {
  showSidebar({ [LIST]: { ...listOf([]), disabled: true } })
  expect(await screen.findByText('Incidents are not enabled in this team.')).toBeTruthy()
})

test('going to another channel changes what is shown', async () => {
  const host = showSidebar(knowing(makeIncident()))
  await screen.findByRole('heading', { name: 'Database is down' })
  host.visit('channel-without')
  expect(await screen.findByRole('heading', { name: 'Your Ongoing Incidents' })).toBeTruthy()
  host.visit('channel-1')
  expect(await screen.findByRole('heading', { name: 'Database is down' })).toBeTruthy()
})

test('an incident of the list that cannot be read whole says so and tries again', async () => {
  let isLost = true
  const elsewhere = makeIncident({ channel_id: 'channel-2' })
  showSidebar({
    [LIST]: listOf([elsewhere]),
    [`${API}/incidents/incident-1`]: () => (isLost ? lost() : elsewhere),
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Database is down' }))
  await screen.findByText('The incident could not be read. The server cannot be reached.')
  isLost = false
  await userEvent.click(screen.getByRole('button', { name: 'Try Again' }))
  expect(await screen.findByRole('tab', { name: 'Summary' })).toBeTruthy()
})

test('A-103: Team shows all that I may see; joining leads into the channel', async () => {
  const mine = makeIncident({ id: 'incident-1', name: 'Mine', create_at: 2 })
  const other = makeIncident({ id: 'incident-3', channel_id: 'channel-3', name: 'Other', can_edit: false })
  const host = showSidebar({
    [LIST]: ({ url }: SeenRequest) => listOf(url.includes('member_id=me') ? [mine] : [mine, other]),
    [`${API}/incidents/channel/channel-3`]: other,
    'POST /api/v4/channels/channel-3/members': {},
    '/api/v4/channels/channel-3': { name: 'other' },
  })
  await userEvent.click(await screen.findByRole('radio', { name: 'Team' }))
  expect(screen.getByRole('heading', { name: "Team's Ongoing Incidents" })).toBeTruthy()
  await screen.findByRole('button', { name: 'Other' })
  expect(screen.getAllByRole('button', { name: 'Go to Incident Channel' })).toHaveLength(1)
  await userEvent.click(screen.getByRole('button', { name: 'Join Incident Channel' }))
  expect(await host.firstVisit).toBe('/core/channels/other')
})

test('A-097: who is in none sees how many there are in the team, and gets to them', async () => {
  const other = makeIncident({ id: 'incident-3', channel_id: 'channel-3', name: 'Other' })
  showSidebar({ [LIST]: ({ url }: SeenRequest) => listOf(url.includes('member_id=me') ? [] : [other]) })
  await userEvent.click(await screen.findByRole('button', { name: '1 ongoing in this team' }))
  expect(await screen.findByRole('button', { name: 'Other' })).toBeTruthy()
})

test('without any in the team it says so', async () => {
  showSidebar({ [LIST]: listOf([]) })
  await userEvent.click(await screen.findByRole('radio', { name: 'Team' }))
  expect(await screen.findByRole('heading', { name: 'No ongoing incidents in Core' })).toBeTruthy()
})

test('A-099: the entry of the channel on screen is marked', async () => {
  showSidebar(knowing(makeIncident()))
  await userEvent.click(await screen.findByRole('button', { name: 'Back to list' }))
  expect((await screen.findByRole('listitem')).getAttribute('aria-current')).toBe('true')
})

test('A-099: after Back, the channel on screen shows its incident again when one goes to it', async () => {
  showSidebar(knowing(makeIncident()))
  await userEvent.click(await screen.findByRole('button', { name: 'Back to list' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Go to Incident Channel' }))
  expect(await screen.findByRole('tab', { name: 'Summary' })).toBeTruthy()
})

test('A-061, A-100: an incident that somebody restarts comes back by itself', async () => {
  const restarted = makeIncident({ channel_id: 'channel-2', version: 7 })
  const host = showSidebar({ [LIST]: listOf([]), [`${API}/incidents/incident-1`]: restarted })
  await screen.findByText('You are in no ongoing incident')
  host.emit('custom_incident-collaboration_incident_updated', {
    incident_id: 'incident-1',
    version: 7,
    update_at: 9,
    incident: { end_at: 0, current_status: 'Active' },
  })
  expect(await screen.findByRole('button', { name: 'Database is down' })).toBeTruthy()
})

test('a team list on screen is read again when it may have changed', async () => {
  let rows = [makeIncident({ channel_id: 'channel-3' })]
  const read = ({ url }: SeenRequest) => listOf(url.includes('member_id=me') ? [] : rows)
  const host = showSidebar({ [LIST]: read })
  await userEvent.click(await screen.findByRole('button', { name: 'Incidents' }))
  await userEvent.click(await screen.findByRole('radio', { name: 'Team' }))
  await screen.findByRole('button', { name: 'Database is down' })
  rows = []
  host.emit('custom_incident-collaboration_incidents_changed', { team_id: 'team-1' })
  host.moveTo(3_000)
  expect(await screen.findByText('No ongoing incidents in Core')).toBeTruthy()
})

test('who may not see the team any more sees nothing of it', async () => {
  let answer: unknown = listOf([makeIncident({ channel_id: 'channel-2' })])
  const host = showSidebar({ [LIST]: () => answer })
  await screen.findByRole('button', { name: 'Database is down' })
  answer = refusal(403, 'forbidden', 'You are not in this team.')
  host.reconnect()
  expect(await screen.findByText('The list could not be read. You are not in this team.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Database is down' })).toBeNull()
})

test('A-104: each team has its own list; what ended elsewhere in between is not shown', async () => {
  const other = makeIncident({
    id: 'incident-2',
    team_id: 'team-2',
    channel_id: 'channel-9',
    name: 'Other team',
  })
  let rows = [makeIncident({ channel_id: 'channel-2' })]
  const host = showSidebar({
    [LIST]: ({ url }: SeenRequest) => listOf(url.includes('team_id=team-2') ? [other] : rows),
  })
  await screen.findByRole('button', { name: 'Database is down' })
  host.visit('channel-8', 'team-2')
  await screen.findByRole('button', { name: 'Other team' })
  expect(screen.queryByRole('button', { name: 'Database is down' })).toBeNull()
  rows = []
  host.visit('channel-1', 'team-1')
  expect(await screen.findByText('You are in no ongoing incident')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Other team' })).toBeNull()
})
