import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { makeEntry, makeIncident } from '../fake-incident.ts'
import { refusal } from '../fake-server.ts'
import { API, knowing, showSidebar } from './show-sidebar.tsx'

const UPDATED = 'custom_incident-collaboration_incident_updated'
const INCIDENT = `${API}/incidents/incident-1`

const described = (description: string, version = 1) => makeIncident({ description, version })
const step = (parts: object) => ({ incident_id: 'incident-1', version: 2, update_at: 1, ...parts })
const area = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Description' })

test('the description is edited in place and saved', async () => {
  const { person, host } = await show(described('Old.'), { [`PATCH ${INCIDENT}`]: described('New.', 2) })
  await person.click(screen.getByRole('button', { name: 'Edit the description' }))
  await person.clear(area())
  await person.type(area(), 'New.')
  await person.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull())
  expect(host.requests.at(-1)).toMatchObject({ method: 'PATCH', body: { description: 'New.' } })
  expect(screen.getByText('New.')).toBeTruthy()
})

test('both descriptions are shown before the own one replaces what somebody else wrote meanwhile', async () => {
  const { person, host } = await show(described('Old.'), { [`PATCH ${INCIDENT}`]: described('Mine.', 3) })
  await person.click(screen.getByRole('button', { name: 'Edit the description' }))
  await person.clear(area())
  await person.type(area(), 'Mine.')
  host.emit(UPDATED, step({ incident: { description: 'Theirs.' } }))
  expect(await screen.findByText('Theirs.')).toBeTruthy()
  await person.click(screen.getByRole('button', { name: 'Save' }))
  expect(host.requests.some(({ method }) => method === 'PATCH')).toBe(false)
  await person.click(screen.getByRole('button', { name: 'Replace With Mine' }))
  await person.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(host.requests.at(-1)?.body).toEqual({ description: 'Mine.' }))
})

test('a description that is not saved stays with the reason, and leaving it asks', async () => {
  const no = refusal(503, 'unavailable', 'Away.')
  const { person } = await show(described('Old.'), { [`PATCH ${INCIDENT}`]: no })
  await person.click(screen.getByRole('button', { name: 'Edit the description' }))
  await person.type(area(), ' More.')
  await person.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('It was not saved. Away.')).toBeTruthy()
  await person.keyboard('{Escape}')
  await person.click(screen.getByRole('button', { name: 'Keep Editing' }))
  expect(area().value).toBe('Old. More.')
})

const MAY = {
  '/api/v4/users/me': { roles: 'system_user' },
  '/api/v4/teams/team-1/members/me': { roles: 'team_user' },
  '/api/v4/channels/channel-1/members/me': { roles: 'channel_user' },
}
const roles = (...permissions: string[]) => ({ 'POST /api/v4/roles/names': [{ permissions }] })

test('whom the host lets rename the channel renames the incident; it shows at once', async () => {
  const { person, host } = await show(described(''), {
    ...MAY,
    ...roles('manage_public_channel_properties'),
    [`PATCH ${INCIDENT}`]: makeIncident({ name: 'Payments down', version: 2 }),
  })
  await person.click(await screen.findByRole('button', { name: 'What to do with the incident' }))
  await person.click(screen.getByRole('menuitem', { name: 'Rename Incident' }))
  const field = screen.getByRole('textbox', { name: 'Name' })
  await person.clear(field)
  await person.type(field, 'x{Enter}')
  expect(screen.getByText('The name needs 2 to 64 characters.')).toBeTruthy()
  await person.clear(field)
  await person.type(field, 'Payments down{Enter}')
  expect(screen.getByRole('heading', { name: 'Payments down' })).toBeTruthy()
  await waitFor(() => expect(host.requests.at(-1)?.body).toEqual({ name: 'Payments down' }))
})

test('P-80: a refused name goes back, and the reason is read', async () => {
  const { person } = await show(described(''), {
    ...MAY,
    ...roles('manage_public_channel_properties'),
    [`PATCH ${INCIDENT}`]: refusal(403, 'forbidden', 'You may not rename the incident channel.'),
  })
  await person.click(await screen.findByRole('button', { name: 'What to do with the incident' }))
  await person.click(screen.getByRole('menuitem', { name: 'Rename Incident' }))
  await person.type(screen.getByRole('textbox', { name: 'Name' }), ' again{Enter}')
  expect(await screen.findByText(/could not be renamed. You may not rename/)).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Database is down' })).toBeTruthy()
})

test('whom the host does not let rename the channel finds no menu', async () => {
  const { host } = await show(described(''), { ...MAY, ...roles('manage_private_channel_properties') })
  await waitFor(() => expect(host.requests.some(({ url }) => url === '/api/v4/roles/names')).toBe(true))
  expect(screen.queryByRole('button', { name: 'What to do with the incident' })).toBeNull()
})

test('the footer leads to the page of the incident, also those who may only look', async () => {
  await show(makeIncident({ can_edit: false }))
  const link = screen.getByRole('link', { name: 'Overview' })
  expect(link.getAttribute('href')).toBe('/core/incident-collaboration/incidents/incident-1/overview')
})

test('an entry is deleted after a question; the record of the incident is not touched', async () => {
  const incident = makeIncident({ timeline_events: [makeEntry()] })
  const { person, host } = await show(incident, { [`DELETE ${INCIDENT}/timeline/event-1`]: { version: 2 } })
  await person.click(screen.getByRole('tab', { name: 'Timeline' }))
  await person.click(screen.getByRole('button', { name: /^Delete “@bob reported the incident”/ }))
  await person.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete Entry' }))
  expect(await screen.findByText('Events appear here as they happen.')).toBeTruthy()
  expect(host.requests.at(-1)?.method).toBe('DELETE')
})

test('a timeline longer than what comes with the incident is read on, each entry once', async () => {
  const newer = Array.from({ length: 1000 }, (_, n) => makeEntry({ id: `e${n}`, event_at: 100_000 + n }))
  const incident = makeIncident({ timeline_events: newer, timeline_truncated: true })
  const items = [makeEntry({ id: 'first', event_at: 60_001 }), newer[0]]
  const { person, host } = await show(incident, { [`${INCIDENT}/timeline`]: { items, has_more: false } })
  await person.click(screen.getByRole('tab', { name: 'Timeline' }))
  await person.click(screen.getByRole('button', { name: 'Show More' }))
  await waitFor(() => expect(screen.getByText('1,001 events')).toBeTruthy())
  expect(host.requests.at(-1)?.url).toContain('page=5')
  expect(screen.queryByRole('button', { name: 'Show More' })).toBeNull()
}, 30_000)

async function show(incident: ReturnType<typeof makeIncident>, answers = {}) {
  const person = userEvent.setup()
  const host = showSidebar(knowing(incident, answers))
  await screen.findByRole('tab', { name: 'Summary' })
  return { person, host }
}
