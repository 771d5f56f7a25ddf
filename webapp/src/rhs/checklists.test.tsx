import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { makeChecklist, makeIncident, makeTask } from '../fake-incident.ts'
import { refusal } from '../fake-server.ts'
import { API, knowing, showSidebar } from './show-sidebar.tsx'

const LISTS = `${API}/incidents/incident-1/checklists`

const two = () => [makeChecklist([makeTask()], 'First'), makeChecklist([], 'Second')]

test('a checklist is added in place; without a title the line says that it needs one', async () => {
  const answer = { version: 2, checklist: makeChecklist([], 'Third') }
  const { person, host } = await openTasks(two(), { [`POST ${LISTS}`]: answer })
  await person.click(screen.getByRole('button', { name: '+ Add checklist' }))
  await person.keyboard('{Enter}')
  expect(screen.getByText('A checklist needs a title.')).toBeTruthy()
  await person.keyboard('Third{Enter}')
  await waitFor(() => expect(order()).toEqual(['First', 'Second', 'Third']))
  expect(host.requests.at(-1)?.body).toEqual({ title: 'Third' })
})

test('an incident without checklists says so and offers to add one; an empty checklist only a task', async () => {
  await openTasks([])
  expect(screen.getByText('This incident has no checklists.')).toBeTruthy()
  expect(screen.getByRole('button', { name: '+ Add checklist' })).toBeTruthy()
})

test('a new title shows at once; a refused one goes back and says why', async () => {
  const { person } = await openTasks(two(), {
    [`PUT ${LISTS}/checklist-First`]: refusal(403, 'forbidden', 'You left the channel.'),
  })
  await choose(person, 'First', 'Rename')
  await person.keyboard('Triage{Enter}')
  expect(await screen.findByText('“First” could not be renamed. You left the channel.')).toBeTruthy()
  expect(order()).toEqual(['First', 'Second'])
})

test('Escape leaves the title as it was and nothing is sent', async () => {
  const { person, host } = await openTasks(two())
  const before = host.requests.length
  await choose(person, 'First', 'Rename')
  await person.keyboard('Triage{Escape}')
  expect(order()).toEqual(['First', 'Second'])
  expect(host.requests).toHaveLength(before)
})

test('A-264: a checklist is moved down, which is said, and stays focused', async () => {
  const { person, host } = await openTasks(two(), {
    [`PUT ${LISTS}/checklist-First/position`]: { version: 2 },
  })
  await choose(person, 'First', 'Move Down')
  expect(order()).toEqual(['Second', 'First'])
  expect(screen.getByText('First is now at position 2 of 2 in the checklists.')).toBeTruthy()
  expect(document.activeElement?.closest('section')?.getAttribute('aria-label')).toBe('First')
  await waitFor(() => expect(host.requests.at(-1)?.body).toEqual({ before_checklist_id: '' }))
})

test('deleting asks only where tasks would go with it', async () => {
  const { person } = await openTasks(two(), {
    [`DELETE ${LISTS}/checklist-First`]: { version: 3 },
    [`DELETE ${LISTS}/checklist-Second`]: { version: 2 },
  })
  await choose(person, 'Second', 'Delete Checklist')
  await waitFor(() => expect(order()).toEqual(['First']))
  await choose(person, 'First', 'Delete Checklist')
  const window = within(screen.getByRole('dialog', { name: 'Delete Checklist' }))
  expect(window.getByText('Its task is deleted with it.')).toBeTruthy()
  await person.click(window.getByRole('button', { name: 'Delete Checklist' }))
  await waitFor(() => expect(order()).toEqual([]))
})

test('who may not edit finds no menus, no handles and nothing to add', async () => {
  await openTasks(two(), {}, false)
  for (const name of [/^What to do/, /^Move/, /^\+ Add/])
    expect(screen.queryByRole('button', { name })).toBeNull()
})

const order = () =>
  screen.queryAllByRole('heading', { level: 3 }).map((title) => title.querySelector('bdi')?.textContent)

async function choose(person: ReturnType<typeof userEvent.setup>, checklist: string, entry: string) {
  await person.click(screen.getByRole('button', { name: `What to do with “${checklist}”` }))
  await person.click(screen.getByRole('menuitem', { name: entry }))
}

async function openTasks(checklists: ReturnType<typeof two>, answers = {}, can_edit = true) {
  const person = userEvent.setup()
  const host = showSidebar(knowing(makeIncident({ checklists, can_edit }), answers))
  await person.click(await screen.findByRole('tab', { name: /^Tasks/ }))
  return { person, host }
}
