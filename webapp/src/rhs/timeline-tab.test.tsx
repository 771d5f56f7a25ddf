import { expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { makeEntry, makeIncident } from '../fake-incident.ts'
import { knowing, showSidebar } from './show-sidebar.tsx'

const started = makeEntry({ id: 'a', event_at: 60_000 })
const checked = makeEntry({
  id: 'b',
  event_at: 780_000,
  event_type: 'task_state_modified',
  summary: 'checked off Page on-call',
  subject_user_id: 'ann',
  post_id: 'post-1',
})
const before = makeEntry({ id: 'c', event_at: 0, event_type: 'event_from_post', summary: 'First alarm' })

test('entries stand oldest first, with their distance from the start', async () => {
  await openTimeline([checked, started, before])
  expect(screen.getAllByRole('listitem').map((entry) => entry.textContent)).toEqual([
    'Jan 1, 12:00 AM · Time: -1mA message was addedFirst alarm',
    'Jan 1, 12:01 AM · Time: < 1m@bob reported the incident',
    'Jan 1, 12:13 AM · Time: 12m@ann checked off Page on-call',
  ])
})

test('an entry with a post opens it', async () => {
  const host = await openTimeline([checked])
  await userEvent.click(screen.getByRole('button', { name: '@ann checked off Page on-call' }))
  expect(host.visited).toEqual(['/core/pl/post-1'])
})

test('a new entry comes by itself', async () => {
  const host = await openTimeline([])
  expect(screen.getByText('Events appear here as they happen.')).toBeTruthy()
  host.emit('custom_incident-collaboration_incident_updated', {
    incident_id: 'incident-1',
    version: 2,
    update_at: 1,
    timeline_events: [{ ...checked, event_type: 'status_updated' }],
  })
  expect(await screen.findByText('@ann posted a status update')).toBeTruthy()
})

test('an event of a newer server shows a general title', async () => {
  await openTimeline([makeEntry({ event_type: 'moon_phase', summary: 'Full' })])
  expect(screen.getByText('Something happened')).toBeTruthy()
  expect(screen.getByText('Full')).toBeTruthy()
})

test('A-131: at first the kinds that matter to most show, and the choice is remembered', async () => {
  const all = [
    started,
    checked,
    { ...before, id: 'd', event_type: 'user_joined_left', summary: '@bob joined' },
  ]
  const host = showSidebar(knowing(makeIncident({ timeline_events: all })))
  await userEvent.click(await screen.findByRole('tab', { name: 'Timeline' }))
  expect(screen.getAllByRole('listitem')).toHaveLength(1)
  await choose('User activities')
  expect(screen.getByText('@bob joined')).toBeTruthy()
  expect(screen.getByText('2 events').getAttribute('role')).toBe('status')
  host.visit('channel-without')
  await screen.findByRole('heading', { name: 'Your Ongoing Incidents' })
  host.visit('channel-1')
  expect(await screen.findByText('@bob joined')).toBeTruthy()
})

test('"All events" disables the other kinds and restores them when it ends', async () => {
  await openTimeline([started, checked])
  await userEvent.click(screen.getByRole('button', { name: 'Filter' }))
  const kinds = () => screen.getAllByRole<HTMLInputElement>('checkbox').slice(1)
  expect(kinds().every(({ checked: isOn, disabled }) => isOn && disabled)).toBe(true)
  await userEvent.click(screen.getByRole('checkbox', { name: 'All events' }))
  expect(kinds().map(({ checked: isOn }) => isOn)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    true,
  ])
})

test('A-131: no hits and no entries each have their sentence', async () => {
  showSidebar(knowing(makeIncident({ timeline_events: [checked] })))
  await userEvent.click(await screen.findByRole('tab', { name: 'Timeline' }))
  expect(screen.getByText(/^No event passes this filter/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Show all events' }))
  expect(screen.getAllByRole('listitem')).toHaveLength(1)
})

async function choose(group: string) {
  await userEvent.click(screen.getByRole('button', { name: 'Filter' }))
  await userEvent.click(screen.getByRole('checkbox', { name: group }))
  await userEvent.keyboard('{Escape}')
}

async function openTimeline(timeline_events: ReturnType<typeof makeEntry>[]) {
  const host = showSidebar(knowing(makeIncident({ timeline_events })))
  await userEvent.click(await screen.findByRole('tab', { name: 'Timeline' }))
  if (timeline_events.length > 0) await choose('All events')
  return host
}
