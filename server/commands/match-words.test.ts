import { expect, test } from '@jest/globals'

import { matching } from './match-words.ts'

const titles = [
  'Find who is **on call**',
  'Tell support',
  'Tell the board',
  'Café :fire: closed',
  '🔥 Fire drill 🚒',
]
const found = (typed: string): readonly string[] =>
  matching([...titles, 'Call "Bob" now'], (title) => title, typed)

test.each([
  ['tell support', ['Tell support']],
  ['TELL  SUPPORT', ['Tell support']],
  ['tell', ['Tell support', 'Tell the board']],
  ['board tell', ['Tell the board']],
  ['find on call', ['Find who is **on call**']],
  ['cafe', ['Café :fire: closed']],
  ['Cafe\u0301 closed', ['Café :fire: closed']],
  ['fire drill', ['🔥 Fire drill 🚒']],
  [':fire: fire drill :fire_engine:', ['🔥 Fire drill 🚒']],
  ['call bob now', ['Call "Bob" now']],
  ['“bob”', ['Call "Bob" now']],
  ['ell', []],
  ['tell nobody', []],
  ['', []],
  ['🔥', []],
  ['**', []],
])('"%s" names %j', (typed, expected) => {
  expect(found(typed)).toEqual(expected)
})

test('an equal title goes before those that only begin so', () => {
  expect(matching(['Call', 'Call back'], (title) => title, 'call')).toEqual(['Call'])
})

test('digits and signs with a meaning of their own stay', () => {
  expect(matching(['Step 1', 'Step 2', 'C++ build'], (title) => title, 'step 2')).toEqual(['Step 2'])
  expect(matching(['C build', 'C++ build'], (title) => title, 'c++ build')).toEqual(['C++ build'])
})
