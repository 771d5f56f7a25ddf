import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import type { Incident } from '../../../server/contract/incident.ts'
import { makeChecklist, makeIncident, makeTask } from '../fake-incident.ts'
import { refusal } from '../fake-server.ts'
import { API, knowing, showSidebar } from './show-sidebar.tsx'

const UPDATED = 'custom_incident-collaboration_incident_updated'
const BASE = `${API}/incidents/incident-1`
const ADD = `POST ${BASE}/checklists/checklist-Triage/tasks`
const TASK = `${BASE}/tasks/task-1`

const added = (title: string, version = 2) => ({ version, task: makeTask({ id: `new-${title}`, title }) })

test('a task is added with Enter, shows at once, and the line stays for the next one', async () => {
  const { person, host } = await openTasks(makeIncident(), { [ADD]: added('Call the bank') })
  await person.click(screen.getByRole('button', { name: '+ Add new task' }))
  await person.type(screen.getByLabelText('Task name'), 'Call the bank{Enter}')
  await waitFor(() => expect(titles()).toEqual(['Page on-call', 'Call the bank']))
  expect(host.requests.at(-1)?.body).toEqual({ title: 'Call the bank', command: '', description: '' })
  expect(screen.getByLabelText<HTMLInputElement>('Task name').value).toBe('')
  expect(document.activeElement).toBe(screen.getByLabelText('Task name'))
})

test('what was added shows once, also when its event comes before or after the answer', async () => {
  const { person, host } = await openTasks(makeIncident(), { [ADD]: added('Call') })
  await person.click(screen.getByRole('button', { name: '+ Add new task' }))
  await person.type(screen.getByLabelText('Task name'), 'Call{Enter}')
  await waitFor(() => expect(titles()).toEqual(['Page on-call', 'Call']))
  host.emit(UPDATED, step({ tasks: [{ ...added('Call').task, checklist_id: 'checklist-Triage' }] }))
  expect(titles()).toEqual(['Page on-call', 'Call'])
})

test('a blank name is refused in place, and Escape closes the line', async () => {
  const { person, host } = await openTasks(makeIncident())
  await person.click(screen.getByRole('button', { name: '+ Add new task' }))
  await person.type(screen.getByLabelText('Task name'), '  {Enter}')
  expect(await screen.findByText('A task needs a name.')).toBeTruthy()
  expect(host.requests.some(({ url }) => url.endsWith('/tasks'))).toBe(false)
  await person.keyboard('{Escape}')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: '+ Add new task' }))
})

test('"More" unfolds command and description, and then leaving asks first', async () => {
  const { person, host } = await openTasks(makeIncident(), { [ADD]: added('Call') })
  await person.click(screen.getByRole('button', { name: '+ Add new task' }))
  await person.click(screen.getByRole('button', { name: 'More' }))
  await person.type(screen.getByLabelText('Slash command'), '/call')
  await person.keyboard('{Escape}')
  await person.click(screen.getByRole('button', { name: 'Keep Editing' }))
  await person.type(screen.getByLabelText('Task name'), 'Call')
  await person.click(screen.getByRole('button', { name: 'Add Task' }))
  await waitFor(() => expect(host.requests.at(-1)?.body).toMatchObject({ title: 'Call', command: '/call' }))
})

test('a refused task stays in its line with the reason; sent again it carries the same key', async () => {
  const answers = { [ADD]: () => refusal(503, 'unavailable', 'Away.') }
  const { person, host } = await openTasks(makeIncident(), answers)
  await person.click(screen.getByRole('button', { name: '+ Add new task' }))
  await person.type(screen.getByLabelText('Task name'), 'Call{Enter}')
  expect(await screen.findByText('The task was not added. Away.')).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Task name').value).toBe('Call')
  await person.click(screen.getByRole('button', { name: 'Add Task' }))
  await waitFor(() => expect(keysOf(host)).toHaveLength(2))
  expect(new Set(keysOf(host)).size).toBe(1)
})

test('only what was changed is sent, so that what somebody else changed stays', async () => {
  const answer = { version: 2, task: makeTask({ title: 'Page them' }) }
  const { person, host } = await openTasks(makeIncident(), { [`PUT ${TASK}`]: answer })
  await choose(person, 'Edit Task')
  const name = screen.getByLabelText('Task name')
  await person.clear(name)
  await person.type(name, 'Page them{Enter}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(host.requests.at(-1)?.body).toEqual({ title: 'Page them' })
  expect(titles()).toEqual(['Page them'])
  expect(screen.getByText('“Page them” was saved.')).toBeTruthy()
})

test('P-85: what both changed is shown before it is overwritten', async () => {
  const answer = { version: 3, task: makeTask({ title: 'Mine' }) }
  const { person, host } = await openTasks(makeIncident(), { [`PUT ${TASK}`]: answer })
  await choose(person, 'Edit Task')
  const name = screen.getByLabelText('Task name')
  await person.clear(name)
  await person.type(name, 'Mine')
  host.emit(
    UPDATED,
    step({ tasks: [{ ...makeTask({ title: 'Theirs' }), checklist_id: 'checklist-Triage' }] }),
  )
  expect(await screen.findByText('Somebody else has changed this meanwhile. Theirs:')).toBeTruthy()
  await person.click(screen.getByRole('button', { name: 'Save' }))
  expect(host.requests.some(({ method }) => method === 'PUT')).toBe(false)
  await person.click(screen.getByRole('button', { name: 'Replace With Mine' }))
  await person.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(host.requests.at(-1)?.body).toEqual({ title: 'Mine' }))
})

test('P-86: a task deleted while it is edited leaves what was typed to be copied', async () => {
  const { person, host } = await openTasks(makeIncident())
  await choose(person, 'Edit Task')
  await person.type(screen.getByLabelText('Task name'), ' now')
  host.emit(UPDATED, step({ removed_task_ids: ['task-1'] }))
  expect(await screen.findByText(/Somebody else has deleted this task/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Task name').value).toBe('Page on-call now')
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
})

test('deleting a task asks, names it, and says that it is gone', async () => {
  const { person, host } = await openTasks(makeIncident(), { [`DELETE ${TASK}`]: { version: 2 } })
  await choose(person, 'Delete Task')
  const window = within(screen.getByRole('dialog', { name: 'Delete Task' }))
  expect(window.getByText('Page on-call')).toBeTruthy()
  await person.click(window.getByRole('button', { name: 'Delete Task' }))
  await waitFor(() => expect(titles()).toEqual([]))
  expect(host.requests.at(-1)).toMatchObject({ method: 'DELETE' })
  expect(screen.getByText('“Page on-call” was deleted.')).toBeTruthy()
})

test('a task that somebody else deleted first is gone as well, which is said', async () => {
  const { person } = await openTasks(makeIncident())
  await choose(person, 'Delete Task')
  await person.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete Task' }))
  expect(await screen.findByText('“Page on-call” was already removed by somebody else.')).toBeTruthy()
})

const titles = () => screen.queryAllByRole('checkbox').map((box) => box.parentElement?.textContent)

const step = (parts: object) => ({ incident_id: 'incident-1', version: 2, update_at: 1, ...parts })

const keysOf = ({ requests }: ReturnType<typeof showSidebar>) =>
  requests.map(({ headers }) => headers['Idempotency-Key']).filter((key) => key !== undefined)

async function choose(person: ReturnType<typeof userEvent.setup>, entry: string) {
  await person.click(screen.getByRole('button', { name: 'What to do with “Page on-call”' }))
  await person.click(screen.getByRole('menuitem', { name: entry }))
}

async function openTasks(incident: Incident, answers = {}) {
  const person = userEvent.setup()
  const host = showSidebar(
    knowing({ ...incident, checklists: [makeChecklist(incident.checklists[0]?.items)] }, answers),
  )
  await person.click(await screen.findByRole('tab', { name: /^Tasks/ }))
  return { person, host }
}
