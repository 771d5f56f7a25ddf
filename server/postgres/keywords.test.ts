import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseKeywords } from './keywords.ts'

const read = (text: string) => {
  const found = parseKeywords(text)
  return found && Object.fromEntries(found)
}

test.each([
  ['host=db.example user=mm', { host: 'db.example', user: 'mm' }],
  ['  host = db.example\n\tuser =mm  ', { host: 'db.example', user: 'mm' }],
  [`password='two words' user=mm`, { password: 'two words', user: 'mm' }],
  [String.raw`password='it\'s \\ ok'`, { password: String.raw`it's \ ok` }],
  [String.raw`password=two\ words\'s user=mm`, { password: "two words's", user: 'mm' }],
  [`password='' user=mm`, { password: '', user: 'mm' }],
  [`password=`, { password: '' }],
  [`user='mm'host=db`, { user: 'mm', host: 'db' }],
  [`user=first user=second`, { user: 'second' }],
  [`options='-c a=b'`, { options: '-c a=b' }],
  [String.raw`password=ends\ `, { password: 'ends ' }],
  ['', {}],
  ['  ', {}],
])('%j reads as it does in Go', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

test.each([`host`, `host user=mm`, `password='open`, `password='open user=mm`, `password=open\\`, `=`])(
  '%j is refused',
  (text) => {
    expect(parseKeywords(text)).toBeUndefined()
  },
)

const value = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))
const keyword = fc.stringMatching(/^[a-z_]{1,12}$/)
const pairs = fc.dictionary(keyword, value, { noNullPrototype: true })
const blanks = fc.constantFrom(' ', '  ', '\n', '\t ')

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`
const escaped = (text: string) => text.replace(/[\\'\s]/g, '\\$&')

test('whatever was written in quotes is read back', () => {
  fc.assert(
    fc.property(pairs, blanks, (expected, blank) => {
      const text = Object.entries(expected).map(([name, of]) => `${name}=${quoted(of)}`)
      expect(read(text.join(blank))).toEqual(expected)
    }),
  )
})

test('whatever was written with escapes is read back', () => {
  fc.assert(
    fc.property(pairs, blanks, (expected, blank) => {
      const text = Object.entries(expected).map(([name, of]) => `${name}=${of === '' ? "''" : escaped(of)}`)
      expect(read(text.join(blank))).toEqual(expected)
    }),
  )
})

test('any text is read or refused, never fatal', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '=', ' ', "'", '\\') }), (text) => {
      expect([undefined, 'object']).toContain(parseKeywords(text) && 'object')
    }),
  )
})
