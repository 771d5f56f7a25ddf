import { expect, test } from '@jest/globals'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import type { Incident, Task } from '../../../server/contract/incident.ts'
import { makeChecklist, makeIncident, makeTask } from '../fake-incident.ts'
import { refusal } from '../fake-server.ts'
import { API, knowing, showSidebar } from './show-sidebar.tsx'

const UPDATED = 'custom_incident-collaboration_incident_updated'
const STATE = `PUT ${API}/incidents/incident-1/tasks/task-1/state`

test('a task shows as done at once, and the progress with it', async () => {
  const { person } = await openTasks(makeIncident(), { [STATE]: () => new Promise(() => {}) })
  await person.click(screen.getByRole('checkbox', { name: 'Page on-call' }))
  expect(isChecked('Page on-call')).toBe(true)
  expect(screen.getByRole('tab', { name: 'Tasks 1 of 1 done' })).toBeTruthy()
})

test('the space bar ticks, and the server is told by whom the page runs', async () => {
  const task = makeTask({ state: 'closed' })
  const { person, host } = await openTasks(makeIncident(), { [STATE]: { version: 2, task } })
  screen.getByRole('checkbox', { name: 'Page on-call' }).focus()
  await person.keyboard(' ')
  expect(host.requests.at(-1)).toMatchObject({
    body: { new_state: 'closed' },
    headers: { 'X-CSRF-Token': 'the-token' },
  })
})

test('a refused tick goes back and says why, until it is dismissed', async () => {
  const no = refusal(403, 'forbidden', 'You left the channel.')
  const { person } = await openTasks(makeIncident(), { [STATE]: no })
  await person.click(screen.getByRole('checkbox', { name: 'Page on-call' }))
  expect(
    await screen.findByText('“Page on-call” could not be checked off. You left the channel.'),
  ).toBeTruthy()
  expect(isChecked('Page on-call')).toBe(false)
  await person.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(screen.queryByText(/could not be checked off/)).toBeNull()
})

test('a refused tick goes back to the newest known state, not to the one before it', async () => {
  const gate = makeGate()
  const incident = makeIncident()
  const { person, host } = await openTasks(incident, { [STATE]: () => gate.answer })
  await person.click(screen.getByRole('checkbox', { name: 'Page on-call' }))
  host.emit(UPDATED, changed(makeTask({ title: 'Page the on-call', state: 'closed' })))
  gate.open(refusal(409, 'conflict', 'Already done.'))
  await screen.findByText(/Already done/)
  expect(isChecked('Page the on-call')).toBe(true)
})

test('ticks of one task go out in order, those of another do not wait', async () => {
  const gate = makeGate()
  const tasks = [makeTask(), makeTask({ id: 'task-2', title: 'Call' })]
  const { person, host } = await openTasks(makeIncident({ checklists: [makeChecklist(tasks)] }), {
    [STATE]: () => gate.answer,
    [`PUT ${API}/incidents/incident-1/tasks/task-2/state`]: { version: 2, task: tasks[1] },
  })
  const sent = () =>
    host.requests
      .filter(({ method }) => method === 'PUT')
      .map(({ body, url }) => [url.split('/').at(-2), body])
  await person.click(screen.getByRole('checkbox', { name: 'Page on-call' }))
  await person.click(screen.getByRole('checkbox', { name: 'Page on-call' }))
  await person.click(screen.getByRole('checkbox', { name: 'Call' }))
  expect(sent()).toEqual([
    ['task-1', { new_state: 'closed' }],
    ['task-2', { new_state: 'closed' }],
  ])
  gate.open(refusal(503, 'unavailable', 'Away.'))
  await screen.findByText(/Away/)
  expect(sent().at(-1)).toEqual(['task-1', { new_state: '' }])
})

test('A-264: what others tick shows by itself and is read out', async () => {
  const { host } = await openTasks(makeIncident())
  host.emit(UPDATED, changed(makeTask({ state: 'closed' })))
  await screen.findByRole('tab', { name: 'Tasks 1 of 1 done' })
  expect(isChecked('Page on-call')).toBe(true)
  expect(screen.getByText('“Page on-call” was checked off.').closest('[role=status]')).not.toBeNull()
})

test('a task in progress shows a half-filled box and says so', async () => {
  await openTasks(makeIncident({ checklists: [makeChecklist([makeTask({ state: 'in_progress' })])] }))
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Page on-call in progress' })
  expect(box.indeterminate).toBe(true)
})

test('who may not edit sees everything and no controls, and reads whom to ask', async () => {
  await openTasks(makeIncident({ can_edit: false }))
  expect(screen.getByRole<HTMLInputElement>('checkbox').disabled).toBe(true)
  expect(screen.getByText(/Its commander is @ann/)).toBeTruthy()
})

test('200 tasks in several checklists are all there, each list with its own progress', async () => {
  const tasks = Array.from({ length: 100 }, (_, n) => makeTask({ id: `task-${n}`, title: `Task ${n}` }))
  const checklists = [
    makeChecklist(tasks, 'First'),
    makeChecklist(
      tasks.map((task) => ({ ...task, id: `b${task.id}` })),
      'Second',
    ),
  ]
  await openTasks(makeIncident({ checklists }))
  expect(document.querySelectorAll('input[type=checkbox]')).toHaveLength(200)
  expect(
    within(screen.getByText('Second').closest('section') as HTMLElement).getByText('0 of 100 done'),
  ).toBeTruthy()
})

const mixed = () => [
  makeChecklist(
    [
      makeTask({ title: 'Mine', assignee_id: 'ann' }),
      makeTask({ id: 'task-2', title: 'Done', state: 'closed' }),
    ],
    'First',
  ),
  makeChecklist([makeTask({ id: 'task-3', title: 'Also done', state: 'closed' })], 'Second'),
]
const titles = () => screen.queryAllByRole('checkbox').map((box) => box.parentElement?.textContent)

test('A-125: the filters show what they say; a checklist without hits is folded', async () => {
  const { person } = await openTasks(makeIncident({ checklists: mixed() }))
  expect(titles()).toEqual(['Mine', 'Done', 'Also done'])
  await person.click(screen.getByRole('radio', { name: 'Open' }))
  expect(titles()).toEqual(['Mine'])
  expect(screen.getByText('1 task').getAttribute('role')).toBe('status')
  expect(screen.getByRole('button', { name: /^Second/ }).getAttribute('aria-expanded')).toBe('false')
  await person.click(screen.getByRole('radio', { name: 'Assigned to me' }))
  expect(titles()).toEqual(['Mine'])
})

test('a task that is ticked under the filter stays until the filter is chosen anew, and keeps the focus', async () => {
  const answer = { version: 2, task: makeTask({ title: 'Mine', state: 'closed' }) }
  const { person } = await openTasks(makeIncident({ checklists: mixed() }), { [STATE]: answer })
  await person.click(screen.getByRole('radio', { name: 'Open' }))
  await person.click(screen.getByRole('checkbox', { name: 'Mine' }))
  expect(isChecked('Mine')).toBe(true)
  expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Mine' }))
  await person.click(screen.getByRole('radio', { name: 'All' }))
  await person.click(screen.getByRole('radio', { name: 'Open' }))
  expect(titles()).toEqual([])
})

test('A-125: filter and folding are remembered while one is elsewhere', async () => {
  const { person, host } = await openTasks(makeIncident({ checklists: mixed() }))
  await person.click(screen.getByRole('button', { name: /^First/ }))
  expect(titles()).toEqual(['Also done'])
  host.visit('channel-without')
  await screen.findByRole('heading', { name: 'Your Ongoing Incidents' })
  host.visit('channel-1')
  await screen.findByRole('button', { name: /^First/, expanded: false })
})

test('A-114: a description lies behind an icon and closes with Escape and with a click elsewhere', async () => {
  const task = makeTask({ description: 'Use the **short** text.' })
  const { person } = await openTasks(makeIncident({ checklists: [makeChecklist([task])] }))
  const icon = screen.getByRole('button', { name: 'Description of “Page on-call”' })
  await person.click(icon)
  expect(screen.getByRole('dialog', { name: 'Description of “Page on-call”' }).textContent).toContain('short')
  await person.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(icon)
  await person.click(icon)
  await person.click(screen.getByRole('tab', { name: /^Tasks/ }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('A-122: a task in progress is closed by a click', async () => {
  const task = makeTask({ state: 'in_progress' })
  const { person, host } = await openTasks(makeIncident({ checklists: [makeChecklist([task])] }), {
    [STATE]: { version: 2, task: { ...task, state: 'closed' } },
  })
  await person.click(screen.getByRole('checkbox'))
  expect(host.requests.at(-1)?.body).toEqual({ new_state: 'closed' })
})

const isChecked = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name }).checked

const changed = (task: Task) => ({
  incident_id: 'incident-1',
  version: 2,
  update_at: 1,
  tasks: [{ ...task, checklist_id: 'checklist-Triage' }],
})

function makeGate() {
  let open: (answer: unknown) => void = () => undefined
  const answer = new Promise((resolve) => (open = resolve))
  return { answer, open }
}

async function openTasks(incident: Incident, answers = {}) {
  const person = userEvent.setup()
  const host = showSidebar(knowing(incident, answers))
  await person.click(await screen.findByRole('tab', { name: /^Tasks/ }))
  return { person, host }
}
