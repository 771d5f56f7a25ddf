import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { parseCommand, quotedIfNeeded, unquoted } from './parse.ts'

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

test('every word says where the rest of the line goes on', () => {
  const { words, rest } = parseCommand('/incident checkadd  "On call"  Ring  the bell ')
  expect(words.map(({ end }) => rest.slice(end))).toEqual(['  Ring  the bell', '  the bell', ' bell', ''])
})

test.each([
  ['"On call"', 'On call'],
  ['“On call”', 'On call'],
  ['"On call', 'On call'],
  ['""', ''],
  ['On call', 'On call'],
  ['"Tell" and "ask"', '"Tell" and "ask"'],
  ['"Tell" them', '"Tell" them'],
  ['""Tell" and "ask""', '"Tell" and "ask"'],
])('%s without the quotes around it is %s', (text, expected) => {
  expect(unquoted(text)).toBe(expected)
})

test('any title can be quoted so that it comes back', () => {
  const title = fc.string({ unit: fc.constantFrom('"', '“', '”', 'a', ' ') }).map((text) => text.trim())
  fc.assert(fc.property(title, (text) => expect(unquoted(quotedIfNeeded(text))).toBe(text)))
})
