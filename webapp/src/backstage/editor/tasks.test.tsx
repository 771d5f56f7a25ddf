import { expect, test } from '@jest/globals'
import { screen, within } from '@testing-library/react'

import { makeChecklist, makeTask } from '../../fake-incident.ts'
import { makeTasks } from './fake-playbook.ts'
import { save, showEditor, showNew } from './show-editor.tsx'

const inputs = (name: string) =>
  screen.queryAllByRole<HTMLInputElement>('textbox', { name }).map(({ value }) => value)
const tasks = () => inputs('Name of the task')
const menu = (name: string) => screen.getByRole('button', { name: `Actions for “${name}”` })
const TWO = [makeChecklist(makeTasks(2, 'a'), 'Triage'), makeChecklist(makeTasks(1, 'b'), 'Fix')]

test('A-187: a command left empty or with its slash alone disappears; another one stays', async () => {
  const { person, saved } = await showEditor({ checklists: [makeChecklist([makeTask()])] })
  const add = () => screen.getByRole('button', { name: 'Add a Slash Command' })
  await person.click(add())
  const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Slash command' })
  expect([document.activeElement, field().value]).toEqual([field(), '/'])
  await person.keyboard('{Enter}')
  expect(document.activeElement).toBe(add())
  await person.click(add())
  await person.clear(field())
  await person.tab()
  await person.click(add())
  await person.keyboard('echo hi{Escape}')
  expect(field().value).toBe('/echo hi')
  await save(person)
  await screen.findByText('“Outage” was saved.')
  expect(saved().checklists[0]?.items[0]?.command).toBe('/echo hi')
})

test('A-187: the host completes a command', async () => {
  const { person } = await showEditor(
    { checklists: [makeChecklist([makeTask()])] },
    {
      '/api/v4/teams/team-1/commands/autocomplete_suggestions': [
        { Complete: 'incident', Suggestion: 'incident', Hint: '', Description: 'Incidents' },
      ],
    },
  )
  await person.click(screen.getByRole('button', { name: 'Add a Slash Command' }))
  await person.keyboard('inc')
  await screen.findByRole('option', { name: /\/incident/ })
  await person.keyboard('{Enter}')
  expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Slash command' }).value).toBe('/incident ')
})

test('A-188: the menus move tasks, at the end of a checklist into the next one, and checklists', async () => {
  const { person, saved } = await showEditor({ checklists: TWO })
  const choose = async (of: string, entry: string) => {
    await person.click(menu(of))
    await person.click(screen.getByRole('menuitem', { name: entry }))
  }
  const [first] = screen.getAllByRole('group', { name: 'Do 2' })
  await person.click(within(first ?? document.body).getByRole('button', { name: 'Actions for “Do 2”' }))
  await person.click(screen.getByRole('menuitem', { name: 'Move Down' }))
  await screen.findByText('Do 2 is now at position 1 of 2 in Fix.')
  await choose('Fix', 'Move Up')
  await screen.findByText(/^Fix is now at position 1 of 2/)
  await save(person)
  await screen.findByText('“Outage” was saved.')
  const ids = saved().checklists.map(({ title, items }) => [title, ...items.map(({ id }) => id)])
  expect(ids).toEqual([
    ['Fix', 'a-2', 'b-1'],
    ['Triage', 'a-1'],
  ])
})

test('A-188: deleting a checklist with content asks, one of blank tasks goes at once', async () => {
  const { person } = await showEditor({ checklists: TWO })
  await person.click(menu('Triage'))
  await person.click(screen.getByRole('menuitem', { name: 'Delete Checklist' }))
  const question = screen.getByRole('dialog', { name: 'Delete Checklist' })
  within(question).getByText('Its 2 tasks are deleted as well.')
  await person.keyboard('{Enter}')
  expect(inputs('Title of the checklist')).toEqual(['Fix'])
  await person.click(screen.getByRole('button', { name: /New Checklist/ }))
  expect(inputs('Title of the checklist')).toEqual(['Fix', 'New checklist'])
  await person.click(menu('New checklist'))
  await person.click(screen.getByRole('menuitem', { name: 'Delete Checklist' }))
  expect(inputs('Title of the checklist')).toEqual(['Fix'])
})

test('Enter in the last name begins the next task; in an empty checklist a click begins the first', async () => {
  const { person } = await showNew()
  await person.type(screen.getByRole('textbox', { name: 'Name of the task' }), 'One{Enter}Two')
  expect(tasks()).toEqual(['One', 'Two'])
  await person.click(screen.getByRole('button', { name: /New Checklist/ }))
  await person.keyboard('Later')
  const later = screen.getByRole('region', { name: 'Later' })
  await person.click(within(later).getByRole('button', { name: '+ New Task' }))
  await person.keyboard('Three')
  expect(tasks()).toEqual(['One', 'Two', 'Three'])
})

test('A-200: a name that is too long says so while it is typed, and is not sent', async () => {
  const { host, person } = await showEditor({
    checklists: [makeChecklist([makeTask({ title: 'x'.repeat(256) })])],
  })
  const name = screen.getByRole('textbox', { name: 'Name of the task' })
  await person.type(name, 'yz')
  await screen.findByText('This may have at most 256 characters.')
  await save(person)
  expect(document.activeElement).toBe(name)
  expect(host.requests.some(({ method }) => method === 'PUT')).toBe(false)
})
