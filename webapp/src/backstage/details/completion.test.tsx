import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { makeChecklist, makeTask } from '../../fake-incident.ts'
import { ID, showDetails } from './show-details.ts'

const UPDATED = 'custom_incident-collaboration_incident_updated'
const MINUTE = 60_000

const page = makeTask({
  id: 'page',
  title: 'Page everybody who is on call',
  state: 'closed',
  state_modified: 4 * MINUTE,
})
const rate = makeTask({
  id: 'rate',
  title: 'Rate it',
  state: 'closed',
  state_modified: 3 * MINUTE,
  assignee_id: 'bob',
})
const tell = makeTask({ id: 'tell', title: 'Tell support' })
const checklists = [makeChecklist([page, rate], 'Triage'), makeChecklist([tell], 'Talk')]

const graph = () => screen.findByRole('slider', { name: 'Task Completion' })
const section = () => screen.findByRole('region', { name: 'Task Completion' })
const dotsIn = (element: HTMLElement) => element.querySelectorAll('circle').length

test('A-167: a dot for each closed task; focus and arrows tell its title, time and gaps', async () => {
  showDetails({ checklists, create_at: MINUTE })
  const slider = await graph()
  expect(dotsIn(slider)).toBe(2)
  expect(slider.textContent).toContain('Page everybody who is on …')
  const lines = slider.querySelectorAll('line').length
  slider.focus()
  await screen.findByText(/3m after the start/)
  // The guide lines to both axes.
  expect(slider.querySelectorAll('line')).toHaveLength(lines + 2)
  expect(slider.getAttribute('aria-valuetext')).toMatch(
    /^Page everybody who is on call\nJan 1, 1970, 12:04.AM\n3m after the start\n1m after the completion before it$/,
  )
  await userEvent.keyboard('{ArrowDown}')
  expect(slider.getAttribute('aria-valuetext')).toMatch(
    /^Rate it\nJan 1, 1970, 12:03.AM\n2m after the start$/,
  )
  await userEvent.keyboard('{ArrowDown}{Home}')
  expect(slider.getAttribute('aria-valuetext')).toMatch(/^Page everybody/)
})

test('A-167: the table says the same', async () => {
  showDetails({ checklists, create_at: MINUTE })
  await userEvent.click(await screen.findByRole('button', { name: /^Show as table/ }))
  const rows = within(await section()).getAllByRole('row')
  expect(
    rows.map((row) => [...row.children].map((cell) => cell.textContent?.replace('\u202f', ' '))),
  ).toEqual([
    ['Task', 'Checklist', 'Assignee', 'Completed at', 'Since start', 'Since previous'],
    ['Page everybody who is on call', 'Triage', 'No Assignee', 'Jan 1, 1970, 12:04 AM', '3m', '1m'],
    ['Rate it', 'Triage', '@bob', 'Jan 1, 1970, 12:03 AM', '2m', '--'],
    ['Tell support', 'Talk', 'No Assignee', '--', '--', '--'],
  ])
})

test('A-167, A-168: ticking adds a dot, reopening removes it', async () => {
  const host = showDetails({ checklists, create_at: MINUTE })
  const slider = await graph()
  const step = (version: number, task: object) =>
    host.emit(UPDATED, { incident_id: ID, version, update_at: 5, tasks: [task] })
  step(2, { ...tell, state: 'closed', state_modified: 5 * MINUTE, checklist_id: 'checklist-Talk' })
  await waitFor(() => expect(dotsIn(slider)).toBe(3))
  step(3, { ...rate, state: '', state_modified: 6 * MINUTE, checklist_id: 'checklist-Triage' })
  await waitFor(() => expect(dotsIn(slider)).toBe(2))
})

test('A-167: the height grows with the tasks', async () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ ...page, id: `task-${index}` }))
  showDetails({ checklists: [makeChecklist(many)] })
  expect((await graph()).querySelector('svg')?.getAttribute('height')).toBe('1200')
})

test('A-167: without tasks there is a sentence, and another where none is completed', async () => {
  showDetails({ checklists: [] })
  expect(await screen.findByText('This incident has no tasks.')).toBeTruthy()
})

test('A-167: where no task is completed there are axes and a sentence', async () => {
  showDetails({ checklists: [makeChecklist([tell])] })
  expect(await screen.findByText('No task is completed yet.')).toBeTruthy()
  expect((await section()).querySelector('svg')?.textContent).toContain('Tell support')
})
