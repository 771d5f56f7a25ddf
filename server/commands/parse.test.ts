import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { parseCommand } from './parse.ts'

const client = 'ybndrfg8ejkmcpqxot1uwisza3'
const texts = (text: string): string[] => parseCommand(text).words.map((word) => word.text)

test.each([
  ['/incident', '', []],
  ['/incident   ', '', []],
  ['/incident START', 'start', []],
  ['/incident\tcheck\u00a0 0   1 ', 'check', ['0', '1']],
  ['/incident check "On call" x', 'check', ['On call', 'x']],
  ['/incident check “On call”', 'check', ['On call']],
  ['/incident check "On call', 'check', ['On call']],
  ['/incident check ""', 'check', ['']],
  [`/incident client:${client} start Checkout`, 'start', ['Checkout']],
])('%j is %s with %j', (text, subcommand, words) => {
  expect(parseCommand(text).subcommand).toBe(subcommand)
  expect(texts(text)).toEqual(words)
})

test('the rest of the line is as typed, without the marker', () => {
  const parsed = parseCommand(`/incident start "Checkout"  errors client:${client}`)
  expect(parsed).toMatchObject({ rest: '"Checkout"  errors', clientId: client })
})

test('what only looks like a marker is a word', () => {
  expect(parseCommand('/incident start client:short')).toMatchObject({ clientId: '', rest: 'client:short' })
})

test('any text is parsed, and words never hold outer white space unless quoted', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      for (const word of parseCommand(`/incident ${text}`).words) {
        if (!word.isQuoted) expect(word.text).toBe(word.text.trim())
      }
    }),
  )
})
