import { expect, test } from '@jest/globals'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import type { Statistics } from '../../../../server/contract/statistics.ts'
import { lost, refusal, type Answers } from '../../fake-server.ts'
import { API } from '../../rhs/show-sidebar.tsx'
import { showPage } from '../show-page.tsx'

const HOUR = 3_600_000
const days = (count: number, first: readonly number[] = []) =>
  Array.from({ length: count }, (_, index) => first[index] ?? 0)

const figures: Statistics = {
  total_reported_incidents: 3,
  total_active_incidents: 12,
  total_active_participants: 41,
  average_duration_active_incidents_minutes: 125,
  active_incidents: days(14, [2, 1]),
  people_in_incidents: days(14, [5, 1]),
  average_start_to_active: days(42, [2 * HOUR, 0, HOUR / 2]),
  average_start_to_resolved: days(42),
  median_start_to_active: days(42, [HOUR, 0, HOUR / 2]),
  p90_start_to_active: days(42),
  samples_start_to_active: days(42, [3, 0, 1]),
  median_start_to_resolved: days(42),
  p90_start_to_resolved: days(42),
  samples_start_to_resolved: days(42),
}

const open = (answer: unknown = figures, others: Answers = {}) =>
  showPage('/statistics', { [`GET ${API}/stats`]: answer, ...others })

const graph = (name: string) => screen.findByRole('slider', { name })
const part = (name: string) => screen.findByRole('region', { name })

test('A-201: counters show what is going on now, and lead to the incidents with that status', async () => {
  open()
  const reported = await screen.findByRole('link', { name: '3' })
  expect(reported.getAttribute('href')).toBe('/core/incident-collaboration/incidents?status=Reported')
  expect(screen.getByRole('link', { name: '12' }).getAttribute('href')).toMatch(/incidents\?status=Active$/)
  expect(screen.getByText('Total Active Participants').nextSibling?.textContent).toBe('41')
  expect(screen.getByText('Average Duration').nextSibling?.textContent).toBe('2h 5m')
})

test('without an ongoing incident nothing is said about their duration', async () => {
  open({ ...figures, total_reported_incidents: 0, total_active_incidents: 0 })
  expect((await screen.findByText('Average Duration')).nextSibling?.textContent).toBe('Not enough data')
})

test('A-202: a day without samples is a gap, and says so', async () => {
  open()
  const latencies = await graph('Mean time to acknowledge')
  expect(latencies.querySelectorAll('circle')).toHaveLength(2)
  expect(latencies.getAttribute('aria-valuetext')).toBe('Jan 1\nMean 2h, median 1h\n3 samples')
  latencies.focus()
  await userEvent.keyboard('{ArrowLeft}')
  expect(latencies.getAttribute('aria-valuetext')).toBe('Dec 31\nNo samples')
  await userEvent.keyboard('{ArrowLeft}')
  expect(latencies.getAttribute('aria-valuetext')).toBe('Dec 30\nMean 30m, median 30m\n1 sample')
})

test('the keyboard goes through a graph from end to end, and what is looked at is shown', async () => {
  open()
  const incidents = await graph('Ongoing incidents by day')
  incidents.focus()
  expect(await within(incidents).findByText(/2 incidents/)).toBeTruthy()
  await userEvent.keyboard('{Home}')
  expect(within(incidents).getByText(/0 incidents/).textContent).toMatch(/^Dec 19/)
  await userEvent.keyboard('{End}{ArrowRight}')
  expect(within(incidents).getByText(/2 incidents/).textContent).toMatch(/^Jan 1/)
  await userEvent.tab()
  expect(within(incidents).queryByText(/2 incidents/)).toBeNull()
})

test('where nothing is known there is a sentence instead of a graph', async () => {
  open()
  expect(await within(await part('Mean time to resolve')).findByText('Not enough data')).toBeTruthy()
  expect(screen.queryByRole('slider', { name: 'Mean time to resolve' })).toBeNull()
})

test('A-201: every graph can be read as a table', async () => {
  open()
  const latencies = within(await part('Mean time to acknowledge'))
  await userEvent.click(latencies.getByRole('button', { name: /^Show as table/ }))
  const rows = latencies.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent))
  expect(rows).toHaveLength(43)
  expect(rows.slice(0, 3)).toEqual([
    ['Day', 'Mean', 'Median', 'Samples'],
    ['Jan 1', '2h', '1h', '3 samples'],
    ['Dec 31', '--', '--', 'No samples'],
  ])
  await userEvent.click(latencies.getByRole('button', { name: /^Show as graph/ }))
  expect(latencies.queryByRole('table')).toBeNull()
})

test('the figures say how old they are, and are read again on demand', async () => {
  let count = 0
  const host = open(() => ({ ...figures, total_reported_incidents: 100 + ++count }))
  await screen.findByRole('link', { name: '101' })
  await userEvent.click(screen.getByRole('button', { name: 'Reload (figures are < 1m old)' }))
  await screen.findByRole('link', { name: '102' })
  expect(host.requests.filter(({ url }) => url.includes('/stats'))).toHaveLength(2)
})

test('figures that cannot be read say why and can be tried again', async () => {
  let isThere = false
  open(() => (isThere ? figures : lost()))
  await screen.findByText('The figures could not be read. The server cannot be reached.')
  isThere = true
  await userEvent.click(screen.getByRole('button', { name: 'Try Again' }))
  await screen.findByRole('link', { name: '12' })
})

test('A-203: who may not have figures reads the server’s sentence', async () => {
  open(refusal(403, 'forbidden', 'Guests have no statistics.'))
  await screen.findByText('The figures could not be read. Guests have no statistics.')
})
