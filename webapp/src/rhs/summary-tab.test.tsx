import { expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { makeIncident } from '../fake-incident.ts'
import { lost, refusal } from '../fake-server.ts'
import { API, knowing, showSidebar } from './show-sidebar.tsx'

const MINUTE = 60_000

/** What stands beside a word of the summary. */
const fact = (name: string) => screen.getByText(name).nextElementSibling?.textContent

test('an incident channel shows its incident: status, commander, duration, who reported it', async () => {
  const host = showSidebar(knowing(makeIncident({ create_at: MINUTE, description: 'No writes.' })))
  host.moveTo(13 * MINUTE)
  await screen.findByRole('tab', { name: 'Summary', selected: true })
  expect(fact('Description')).toMatch(/^No writes\./)
  expect(fact('Commander')).toBe('@ann')
  expect(fact('Duration')).toBe('12m')
  expect(fact('Reported by')).toMatch(/^@bob Jan 1/)
})

test('P-89: the duration follows the clock', async () => {
  const host = showSidebar(knowing(makeIncident({ create_at: MINUTE })))
  await screen.findByRole('tab', { name: 'Summary' })
  host.moveTo(61 * MINUTE)
  expect(await screen.findByText('1h')).toBeTruthy()
})

test('the duration of an ended incident stands', async () => {
  const ended = makeIncident({ create_at: MINUTE, end_at: 3 * MINUTE, current_status: 'Resolved' })
  showSidebar(knowing(ended)).moveTo(90 * MINUTE)
  await screen.findByRole('tab', { name: 'Summary' })
  expect(fact('Duration')).toBe('2m')
})

test('P-89: people whom the page does not know are asked for once and together', async () => {
  const incident = makeIncident({ commander_user_id: 'zoe', reporter_user_id: 'yan' })
  const found = [
    { id: 'zoe', username: 'zoe', delete_at: 5 },
    { id: 'yan', username: 'yan' },
  ]
  const host = showSidebar(knowing(incident, { 'POST /api/v4/users/ids': found }))
  expect(await screen.findByText('@zoe (deactivated)')).toBeTruthy()
  const asked = host.requests.filter(({ url }) => url === '/api/v4/users/ids')
  expect(asked.map(({ body }) => body)).toEqual([['zoe', 'yan']])
})

test('A-090: the tabs are walked with the arrows, and the choice is remembered for the channel', async () => {
  const host = showSidebar(knowing(makeIncident()))
  ;(await screen.findByRole('tab', { name: 'Summary', selected: true })).focus()
  expect(screen.getAllByRole('tab').map((tab) => tab.textContent?.split(' ')[0])).toEqual([
    'Summary',
    'Tasks',
    'Timeline',
  ])
  await userEvent.keyboard('{ArrowLeft}')
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Timeline', selected: true }))
  host.visit('channel-without')
  await screen.findByRole('heading', { name: 'Your Ongoing Incidents' })
  host.visit('channel-1')
  expect(await screen.findByRole('tab', { name: 'Timeline', selected: true })).toBeTruthy()
})

test('an incident that cannot be read says so and tries again', async () => {
  let isLost = true
  const incident = makeIncident()
  showSidebar(
    knowing(incident, { [`${API}/incidents/channel/channel-1`]: () => (isLost ? lost() : incident) }),
  )
  await screen.findByText('The incident could not be read. The server cannot be reached.')
  isLost = false
  await userEvent.click(screen.getByRole('button', { name: 'Try Again' }))
  expect(await screen.findByRole('heading', { name: 'Database is down' })).toBeTruthy()
})

test('an incident that may no longer be seen says so', async () => {
  const incident = makeIncident()
  let answer: unknown = incident
  const host = showSidebar(knowing(incident, { [`${API}/incidents/incident-1`]: () => answer }))
  await screen.findByRole('heading', { name: 'Database is down' })
  answer = refusal(404, 'not_found', 'There is no such incident.')
  host.emit('custom_incident-collaboration_incident_updated', {
    incident_id: 'incident-1',
    version: 9,
    update_at: 1,
  })
  expect(await screen.findByText('This incident does not exist or is private.')).toBeTruthy()
})

test('A-080: the next update is due at a time, and then overdue by a duration', async () => {
  const host = showSidebar(knowing(makeIncident({ reminder_at: 30 * MINUTE })))
  await screen.findByRole('tab', { name: 'Summary' })
  expect(fact('Next update')).toMatch(/12:30/)
  host.moveTo(35 * MINUTE)
  expect(await screen.findByText('overdue by 5m')).toBeTruthy()
})
