import { expect, test } from '@jest/globals'

import { checklistsFrom } from '../domain/checklist.ts'
import { parseCommand } from './parse.ts'
import { readAddition } from './read-addition.ts'

let count = 0
const checklists = (...titles: string[]) =>
  checklistsFrom(
    titles.map((title) => ({ title, tasks: [] })),
    () => `id-${++count}`,
  )
const several = checklists('Triage', 'On call', 'On hold')
const one = checklists('Checklist')

function read(lists: typeof several, text: string): string {
  const { words, rest } = parseCommand(`/incident checkadd ${text}`)
  const addition = readAddition(lists, words, rest)
  if ('problem' in addition) return addition.problem
  return addition.title === undefined ? `${addition.to.number} ?` : `${addition.to.number}: ${addition.title}`
}

test.each([
  ['0 Call the bank', '0: Call the bank'],
  ['0   Call  the  bank ', '0: Call  the  bank'],
  ['02 "Call the bank"', '2: Call the bank'],
  ['0 "Tell" and "ask"', '0: "Tell" and "ask"'],
  ['0 42', '0: 42'],
  ['1', '1 ?'],
  ['0 ""', '0: '],
  ['"triage" Call', '0: Call'],
  ['"call" Ring', '1: Ring'],
  ['"On call"', '1 ?'],
  ['3 Call', 'range'],
  ['999999999 Call', 'range'],
  ['"on" Call', 'ambiguous'],
  ['"gone" Call', 'no_match'],
  ['"" Call', 'no_match'],
  ['Call the bank', 'usage'],
  ['-1 Call', 'usage'],
  ['0.5 Call', 'usage'],
  ['9999999999 Call', 'usage'],
  ['٣ Call', 'usage'],
  ['', 'usage'],
])('with several checklists, "%s" is %s', (text, expected) => {
  expect(read(several, text)).toBe(expected)
})

test.each([
  ['Call the bank', '0: Call the bank'],
  ['"Call the bank"', '0: Call the bank'],
  ['"Checklist" Call', '0: "Checklist" Call'],
  ['-1 Call', '0: -1 Call'],
  ['0 Call', '0: Call'],
  ['0', '0 ?'],
  ['1 Call', 'range'],
  ['""', '0: '],
  ['', 'usage'],
])('with one checklist, "%s" is %s', (text, expected) => {
  expect(read(one, text)).toBe(expected)
})

test('without any checklist there is nothing to add to', () => {
  expect(read([], '0 Call')).toBe('range')
  expect(read([], 'Call')).toBe('usage')
})
