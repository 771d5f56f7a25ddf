import { expect, test } from '@jest/globals'

import { checklistsFrom } from '../domain/checklist.ts'
import { nameTask } from './name-task.ts'
import { parseCommand } from './parse.ts'

let count = 0
const tasks = (...titles: string[]) => titles.map((title) => ({ title, description: '', command: '' }))
const checklists = checklistsFrom(
  [
    { title: 'Triage', tasks: tasks('Find who is **on call**', 'Tell support', '42') },
    { title: 'After', tasks: tasks('Tell the board', 'Café :fire: closed') },
  ],
  () => `id-${++count}`,
)
const named = (text: string): string => {
  const result = nameTask(checklists, parseCommand(`/incident check ${text}`).words)
  if ('found' in result) return result.found.numbers
  if (result.problem === 'ambiguous') return result.candidates.map(({ numbers }) => numbers).join(', ')
  return result.problem === 'range' ? `no ${result.what} ${result.number} of ${result.count}` : result.problem
}

test.each([
  ['0 1', '0 1'],
  ['1 0', '1 0'],
  ['00 01', '0 1'],
  ['on call', '0 0'],
  ['FIND call', '0 0'],
  ['cafe closed', '1 1'],
  ['tell', '0 1, 1 0'],
  ['tell support', '0 1'],
  ['"42"', '0 2'],
  ['42', 'usage'],
  ['', 'usage'],
  ['0 1 2', 'usage'],
  ['7 0', 'no checklist 7 of 2'],
  ['0 7', 'no task 7 of 3'],
  ['-1 0', 'no_match'],
  ['0.5 1', 'no_match'],
  ['9999999999 0', 'no_match'],
  ['٣ ٤', 'no_match'],
  ['nothing like it', 'no_match'],
  ['""', 'no_match'],
])('check %s: %s', (text, expected) => {
  expect(named(text)).toBe(expected)
})
