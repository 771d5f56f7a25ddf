import { expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { makeChecklist, makeIncident, makeTask } from '../fake-incident.ts'
import { lost, refusal, type SeenRequest } from '../fake-server.ts'
import { API, knowing, showSidebar } from './show-sidebar.tsx'

const ASSIGN = `PUT ${API}/incidents/incident-1/tasks/task-1/assignee`
const RUN = `POST ${API}/incidents/incident-1/tasks/task-1/run`
const MEMBERS = '/api/v4/users/autocomplete'
const task = makeTask({ command: '/oncall payments' })
const incident = makeIncident({ checklists: [makeChecklist([task])] })
const ann = { id: 'ann', username: 'ann' }
const bob = { id: 'bob', username: 'bob', first_name: 'Bob', last_name: 'Stone' }
const members = { users: [bob, { id: 'bot', username: 'bot', is_bot: true }, ann] }

const chip = (assignee: string) =>
  screen.findByRole('button', { name: `Assignee of “Page on-call”: ${assignee}` })

test('the members of the incident channel are offered: nobody, me first, then the others, without bots', async () => {
  const { host } = await openPicker()
  const options = await screen.findAllByRole('option')
  expect(options.map((option) => option.textContent?.trim())).toEqual([
    'No Assignee',
    '@ann (assign to me)',
    '@bob Bob Stone',
  ])
  expect(host.requests.at(-1)?.url).toContain('in_team=team-1&in_channel=channel-1&name=')
})

test('arrows and Enter assign at once, and the focus returns', async () => {
  const answer = { version: 2, task: { ...task, assignee_id: 'bob' } }
  const { host } = await openPicker({ [ASSIGN]: answer })
  await screen.findByRole('option', { name: /@bob/ })
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(document.activeElement).toBe(await chip('@bob'))
  expect(host.requests.at(-1)?.body).toEqual({ assignee_id: 'bob' })
})

test('Enter right behind the typing takes nobody who was found before', async () => {
  const never = new Promise(() => undefined)
  const { host } = await openPicker({
    [MEMBERS]: ({ url }: SeenRequest) => (url.endsWith('name=&limit=50') ? members : never),
  })
  await screen.findByRole('option', { name: /@bob/ })
  await userEvent.keyboard('ann{ArrowDown}{Enter}')
  expect(host.requests.filter(({ method }) => method === 'PUT')).toEqual([])
  expect(screen.getByRole('combobox')).toBeTruthy()
})

test('a refused assignment goes back and says why', async () => {
  await openPicker({ [ASSIGN]: refusal(403, 'forbidden', 'Only members can be assigned.') })
  await userEvent.click(await screen.findByRole('option', { name: /@bob/ }))
  await screen.findByText('“Page on-call” could not be assigned. Only members can be assigned.')
  expect(await chip('No Assignee')).toBeTruthy()
})

test('typing searches on the server; the line for nobody steps back', async () => {
  const found = ({ url }: SeenRequest) => (url.includes('name=bo') ? { users: [bob] } : members)
  await openPicker({ [MEMBERS]: found })
  await screen.findByRole('option', { name: /@ann/ })
  await userEvent.keyboard('bo')
  await screen.findByText('@bob')
  expect(screen.queryByRole('option', { name: 'No Assignee' })).toBeNull()
})

test('Escape closes without a change', async () => {
  const { host } = await openPicker()
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('combobox')).toBeNull()
  expect(document.activeElement).toBe(await chip('No Assignee'))
  expect(host.requests.filter(({ method }) => method === 'PUT')).toEqual([])
})

test('members that cannot be read are an error in the list', async () => {
  await openPicker({ [MEMBERS]: lost })
  expect(await screen.findByText('The members could not be read.')).toBeTruthy()
})

test('a command runs once at a time; then it can be run again', async () => {
  let finish: (answer: unknown) => void = () => undefined
  const answer = new Promise((resolve) => (finish = resolve))
  await openTasks({ [RUN]: () => answer })
  await userEvent.click(screen.getByRole('button', { name: 'Run /oncall payments for “Page on-call”' }))
  expect((screen.getByText('Running').closest('button') as HTMLButtonElement).disabled).toBe(true)
  finish({ version: 2, task: { ...task, command_last_run: 1_000 }, trigger_id: '' })
  const again = await screen.findByRole<HTMLButtonElement>('button', { name: /^Rerun \/oncall payments/ })
  expect(again.textContent).toBe('Rerun')
  expect(
    screen.getByText('/oncall payments was run in the incident channel.').closest('[role=status]'),
  ).not.toBeNull()
})

test('a command that fails says so, and the button stays Run', async () => {
  await openTasks({ [RUN]: refusal(400, 'command_failed', 'No such command.') })
  await userEvent.click(screen.getByRole('button', { name: /^Run / }))
  await screen.findByText('The command of “Page on-call” was not run. No such command.')
  expect(screen.getByRole('button', { name: /^Run / }).textContent).toBe('Run')
})

async function openTasks(answers = {}) {
  const host = showSidebar(knowing(incident, { [MEMBERS]: members, ...answers }))
  await userEvent.click(await screen.findByRole('tab', { name: /^Tasks/ }))
  return { host }
}

async function openPicker(answers = {}) {
  const opened = await openTasks(answers)
  await userEvent.click(await chip('No Assignee'))
  return opened
}
