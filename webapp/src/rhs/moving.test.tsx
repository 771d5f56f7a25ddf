import { expect, test } from '@jest/globals'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { makeChecklist, makeIncident, makeTask } from '../fake-incident.ts'
import { refusal } from '../fake-server.ts'
import { API, knowing, showSidebar } from './show-sidebar.tsx'

const UPDATED = 'custom_incident-collaboration_incident_updated'
const BASE = `${API}/incidents/incident-1`
const POSITION = (id: string) => `PUT ${BASE}/tasks/${id}/position`

const tasks = (...ids: string[]) => ids.map((id) => makeTask({ id, title: id.toUpperCase() }))
const incident = () =>
  makeIncident({
    checklists: [makeChecklist(tasks('a', 'b', 'c'), 'First'), makeChecklist(tasks('d'), 'Second')],
  })

test('A-264: Space lifts, arrows move and say each position, Space drops and sends it once', async () => {
  const { person, host } = await openTasks({ [POSITION('a')]: { version: 2 } })
  handle('A').focus()
  await person.keyboard(' ')
  heard('A is lifted, position 1 of 3 in First.')
  await person.keyboard('{ArrowDown}')
  heard('A, position 2 of 3 in First')
  expect(order()).toEqual(['B', 'A', 'C', 'D'])
  expect(document.activeElement).toBe(handle('A'))
  await person.keyboard(' ')
  heard('A is now at position 2 of 3 in First.')
  await waitFor(() => expect(moves(host)).toEqual([{ checklist_id: 'checklist-First', before_task_id: 'c' }]))
  expect(order()).toEqual(['B', 'A', 'C', 'D'])
  expect(document.activeElement).toBe(handle('A'))
})

test('A-264: Enter lifts as well, and past the end of a checklist comes the next one', async () => {
  const { person, host } = await openTasks({ [POSITION('c')]: { version: 2 } })
  handle('C').focus()
  await person.keyboard('{Enter}{ArrowDown}')
  heard('C, position 1 of 2 in Second')
  expect(document.activeElement).toBe(handle('C'))
  await person.keyboard('{ArrowDown}{Enter}')
  expect(order()).toEqual(['A', 'B', 'D', 'C'])
  await waitFor(() => expect(moves(host)).toEqual([{ checklist_id: 'checklist-Second', before_task_id: '' }]))
})

test('A-264: Escape puts back, and what is dropped where it came from sends nothing', async () => {
  const { person, host } = await openTasks()
  handle('A').focus()
  await person.keyboard(' {ArrowDown}{Escape}')
  heard('A is back at position 1 of 3 in First.')
  expect(order()).toEqual(['A', 'B', 'C', 'D'])
  await person.keyboard(' {ArrowDown}{ArrowUp} ')
  expect(order()).toEqual(['A', 'B', 'C', 'D'])
  expect(moves(host)).toEqual([])
})

test('the menu moves by one place, and the focus stays with the task', async () => {
  const { person, host } = await openTasks({ [POSITION('b')]: { version: 2 } })
  await person.click(screen.getByRole('button', { name: 'What to do with “B”' }))
  await person.click(screen.getByRole('menuitem', { name: 'Move Up' }))
  expect(order()).toEqual(['B', 'A', 'C', 'D'])
  heard('B is now at position 1 of 3 in First.')
  expect(document.activeElement?.closest('li')?.textContent).toContain('B')
  await waitFor(() => expect(moves(host)).toEqual([{ checklist_id: 'checklist-First', before_task_id: 'a' }]))
})

test('P-85: while a task is carried, nothing that others do makes it jump, and neither change is lost', async () => {
  const { person, host } = await openTasks({ [POSITION('a')]: { version: 3 } })
  handle('A').focus()
  await person.keyboard(' {ArrowDown}')
  host.emit(
    UPDATED,
    step(2, { removed_task_ids: ['c'], tasks: [{ ...newTask('n'), checklist_id: 'checklist-First' }] }),
  )
  expect(order()).toEqual(['B', 'A', 'C', 'D'])
  await person.keyboard(' ')
  // C was to follow, and is gone.
  await waitFor(() => expect(moves(host)).toEqual([{ checklist_id: 'checklist-First', before_task_id: '' }]))
  expect(order()).toEqual(['B', 'N', 'A', 'D'])
})

test('P-85: a task that vanishes while it is carried is not sent, which is said', async () => {
  const { person, host } = await openTasks()
  handle('A').focus()
  await person.keyboard(' {ArrowDown}')
  host.emit(UPDATED, step(2, { removed_task_ids: ['a'] }))
  await person.keyboard(' ')
  heard('A could not be put there: somebody else has removed it or the list.')
  expect(order()).toEqual(['B', 'C', 'D'])
  expect(moves(host)).toEqual([])
})

test('P-80: a refused move goes back to the newest known order and says why', async () => {
  const { person } = await openTasks({ [POSITION('a')]: refusal(403, 'forbidden', 'You left the channel.') })
  handle('A').focus()
  await person.keyboard(' {ArrowDown} ')
  expect(await screen.findByText('“A” could not be moved. You left the channel.')).toBeTruthy()
  expect(order()).toEqual(['A', 'B', 'C', 'D'])
})

test("P-82: an own move and somebody else's, told in the server's order, end as a fresh load shows them", async () => {
  const { person, host } = await openTasks({ [POSITION('a')]: { version: 3 } })
  handle('A').focus()
  await person.keyboard(' {ArrowDown}{ArrowDown} ')
  await waitFor(() => expect(moves(host)).toHaveLength(1))
  // Somebody put D before A while A still stood first.
  host.emit(
    UPDATED,
    step(2, { moved_tasks: [{ id: 'd', checklist_id: 'checklist-First', before_task_id: 'a' }] }),
  )
  host.emit(
    UPDATED,
    step(3, { moved_tasks: [{ id: 'a', checklist_id: 'checklist-First', before_task_id: '' }] }),
  )
  await waitFor(() => expect(order()).toEqual(['D', 'B', 'C', 'A']))
})

test('A-251: what somebody else moves shows by itself', async () => {
  const { host } = await openTasks()
  host.emit(
    UPDATED,
    step(2, { moved_tasks: [{ id: 'd', checklist_id: 'checklist-First', before_task_id: 'b' }] }),
  )
  await waitFor(() => expect(order()).toEqual(['A', 'D', 'B', 'C']))
})

const order = () => screen.queryAllByRole('checkbox').map((box) => box.parentElement?.textContent)
const handle = (title: string) => screen.getByRole('button', { name: `Move “${title}”` })
const heard = (sentence: string) =>
  expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(sentence)
const moves = ({ requests }: ReturnType<typeof showSidebar>) =>
  requests.filter(({ url }) => url.endsWith('/position')).map(({ body }) => body)
const newTask = (id: string) => makeTask({ id, title: id.toUpperCase() })
const step = (version: number, parts: object) => ({
  incident_id: 'incident-1',
  version,
  update_at: 1,
  ...parts,
})

async function openTasks(answers = {}) {
  const person = userEvent.setup()
  const host = showSidebar(knowing(incident(), answers))
  await person.click(await screen.findByRole('tab', { name: /^Tasks/ }))
  return { person, host }
}
