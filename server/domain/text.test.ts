import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { IncidentError } from './errors.ts'
import { cleanText, codePoints, cutText } from './text.ts'

const name = { field: 'name', label: 'The name', min: 2, max: 64, oneLine: true }

test('outer white space goes and line ends become \\n', () => {
  expect(cleanText('  a\r\nb \n', { ...name, oneLine: false })).toBe('a\nb')
})

test.each([
  ['', 'The name is required.'],
  ['   ', 'The name is required.'],
  ['x', 'The name needs 2 to 64 characters.'],
  ['x'.repeat(65), 'The name needs 2 to 64 characters.'],
  ['a\nb', 'The name must be one line.'],
  ['a\u0000b', 'The name contains characters that cannot be shown.'],
  ['a\ud83db', 'The name contains characters that cannot be shown.'],
])('%j is refused at its field', (text, message) => {
  expect(() => cleanText(text, name)).toThrow(message)
})

test('length counts code points, not halves of them', () => {
  expect(cleanText('😀'.repeat(64), name)).toHaveLength(128)
})

test('a family emoji is kept whole or left out', () => {
  expect(cutText('ab👨‍👩‍👧 and more', 5)).toBe('ab…')
})

test('a cut text is never longer than asked, an uncut one is untouched', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, max) => {
      const cut = cutText(text, max)
      expect(codePoints(cut)).toBeLessThanOrEqual(max)
      if (codePoints(text) <= max) expect(cut).toBe(text)
    }),
  )
})

test('any text is either cleaned or refused with our own error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      try {
        expect(cleanText(text, name)).toBe(text.replaceAll('\r\n', '\n').trim())
      } catch (error) {
        expect(error).toBeInstanceOf(IncidentError)
      }
    }),
  )
})
