import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { codeText, escapeText } from './escape.ts'

test.each([
  ['Payments answer 502', 'Payments answer 502'],
  ['**bold** _x_', '\\*\\*bold\\*\\* \\_x\\_'],
  ['# heading\n- list', '\\# heading \\- list'],
  ['[a](http://b)', '\\[a\\]\\(http:\u2060//b\\)'],
  ['50 % of $1 {x}', '50 % of $1 \\{x\\}'],
])('%j is written %j', (text, expected) => {
  expect(escapeText(text)).toBe(expected)
})

test.each(['@all', '@channel please', 'mail@here', '~town-square', ':fire:', '<@id>'])(
  '%s pings and links nothing',
  (text) => {
    const escaped = escapeText(text)
    expect(escaped).not.toMatch(/@\w|~\w|:\w|<\w/)
    expect(escaped.replaceAll('\u2060', '').replaceAll('\\', '')).toBe(text)
  },
)

test('whatever is typed stays one line of at most 256 characters and no mention', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
      const escaped = escapeText(text)
      expect(escaped).not.toMatch(/[\n\r]/)
      expect(escaped).not.toMatch(/@\w/)
    }),
  )
})

test.each([
  ['/incident checkadd 0 Call', '`/incident checkadd 0 Call`'],
  ['Run `df -h`', '`` Run `df -h` ``'],
  ['a ``b` c', '```a ``b` c```'],
])('%s as code is %s', (text, code) => {
  expect(codeText(text)).toBe(code)
})
