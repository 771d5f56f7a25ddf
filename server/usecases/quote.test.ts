import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { codePoints } from '../domain/text.ts'
import { quoteLines } from './quote.ts'

/** As a person reads it: without the marks of the quote, what escapes, and what has no width. */
const asRead = (quoted: string): string =>
  quoted
    .split('\n')
    .map((line) => line.replace(/^> ?/, ''))
    .join('\n')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!>~|])/g, '$1')
    .replaceAll('\u2060', '')
    .replaceAll('\u00a0', ' ')

test('P-22: every line is quoted, also empty ones, and nothing in it is Markdown or a mention', () => {
  expect(quoteLines('# Shop is **down**\n\n@all see ~town-square\n===\n    code')).toBe(
    [
      '> \\# Shop is \\*\\*down\\*\\*',
      '>',
      '> @\u2060all see \\~\u2060town\\-square',
      '> \u2060===',
      '> \u00a0\u00a0\u00a0\u00a0code',
    ].join('\n'),
  )
})

test('P-22: a text that is too long is cut between characters and keeps as much as fits', () => {
  const quoted = quoteLines('👩‍👩‍👧\n'.repeat(1000), 101)
  expect(codePoints(quoted)).toBeLessThanOrEqual(101)
  expect(asRead(quoted)).toMatch(/^(👩‍👩‍👧\n)+(👩‍👩‍👧)?…$/u)
  expect(asRead(quoteLines('.'.repeat(100), 100))).toBe(`${'.'.repeat(48)}…`)
})

test('P-04 P-22: whatever is quoted reads as typed', () => {
  const character = fc.constantFrom(...'ab %s$1{}\\`*_[]()#+-.!>~|<@:=&\n\t👋é'.split(''))
  const texts = fc.array(character, { maxLength: 60 }).map((characters) => characters.join(''))
  fc.assert(
    fc.property(texts, (text) => {
      const lines = text.split('\n').map((line) => line.replaceAll('\t', ' ').trimEnd())
      expect(
        asRead(quoteLines(text))
          .split('\n')
          .map((line) => line.replaceAll('\t', ' ').trimEnd()),
      ).toEqual(lines)
    }),
  )
})

test('an empty text is no quote', () => {
  expect(quoteLines('')).toBe('')
})
