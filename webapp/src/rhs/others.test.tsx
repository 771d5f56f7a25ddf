import { expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import type { IncidentUpdated } from '../../../server/contract/events.ts'
import { makeChecklist, makeEntry, makeIncident, makeTask } from '../fake-incident.ts'
import { knowing, listOf, API, showSidebar } from './show-sidebar.tsx'

const UPDATED = 'custom_incident-collaboration_incident_updated'

test('A-251: what somebody else changes shows by itself: name, commander, status, checklist, task, timeline', async () => {
  const host = showSidebar(knowing(makeIncident({ checklists: [makeChecklist()] })))
  await screen.findByRole('tab', { name: 'Summary' })
  let version = 1
  const change = (parts: Partial<IncidentUpdated>) =>
    host.emit(UPDATED, { incident_id: 'incident-1', version: ++version, update_at: 1, ...parts })

  change({ incident: { name: 'Checkout is down', commander_user_id: 'bob', current_status: 'Resolved' } })
  expect(await screen.findByRole('heading', { name: 'Checkout is down' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Commander: @bob' })).toBeTruthy()
  expect(screen.getByText('Resolved')).toBeTruthy()

  await userEvent.click(screen.getByRole('tab', { name: /^Tasks/ }))
  change({
    checklists: [{ id: 'new', title: 'Afterwards', before_checklist_id: '' }],
    tasks: [
      { ...makeTask({ id: 'task-2', title: 'Write it down', assignee_id: 'bob' }), checklist_id: 'new' },
    ],
  })
  expect(await screen.findByRole('checkbox', { name: 'Write it down' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Assignee of “Write it down”: @bob' })).toBeTruthy()

  await userEvent.click(screen.getByRole('tab', { name: 'Timeline' }))
  change({ timeline_events: [makeEntry({ event_type: 'status_updated', subject_user_id: 'bob' })] })
  expect(await screen.findByText('@bob posted a status update')).toBeTruthy()
})

test('P-82: events that are missed, repeated or late leave no difference to a fresh load', async () => {
  const now = makeIncident({
    version: 5,
    name: 'As it is now',
    checklists: [makeChecklist([makeTask({ state: 'closed' })])],
  })
  const answers = knowing(makeIncident(), { [`${API}/incidents/incident-1`]: now })
  const host = showSidebar(answers)
  await screen.findByRole('tab', { name: 'Tasks 0 of 1 done' })
  const event = (version: number, name: string) => ({
    incident_id: 'incident-1',
    version,
    update_at: version,
    incident: { name },
  })
  host.emit(UPDATED, event(5, 'As it is now'))
  host.moveTo(1000)
  expect(await screen.findByRole('heading', { name: 'As it is now' })).toBeTruthy()
  host.emit(UPDATED, event(3, 'Late'))
  host.emit(UPDATED, event(5, 'Repeated'))
  host.emit(UPDATED, { ...event(6, 'As it is now'), incident: { current_status: 'Archived' } })
  expect(await screen.findByText('Archived')).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'As it is now' })).toBeTruthy()
  expect(screen.getByRole('tab', { name: 'Tasks 1 of 1 done' })).toBeTruthy()
})

test('A-101: an update posted elsewhere shows in the row at once', async () => {
  const host = showSidebar({ [`${API}/incidents`]: listOf([makeIncident()]) })
  host.moveTo(120_000)
  await screen.findByText('-')
  const step = { incident_id: 'incident-1', version: 2, update_at: 120_000 }
  host.emit(UPDATED, { ...step, incident: { last_status_update_at: 60_000 } })
  expect(await screen.findByText('1m ago')).toBeTruthy()
})

test('A-098: the list is there after Back, also once the channel was changed, and behind the icon', async () => {
  const answers = knowing(makeIncident())
  const host = showSidebar(answers)
  await userEvent.click(await screen.findByRole('button', { name: 'Back to list' }))
  expect(await screen.findByRole('button', { name: 'Database is down' })).toBeTruthy()
  host.openSidebar('')
  host.visit('channel-2')
  await userEvent.click(screen.getByRole('button', { name: 'Incidents' }))
  expect(await screen.findByRole('heading', { name: 'Your Ongoing Incidents' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Database is down' })).toBeTruthy()
})
