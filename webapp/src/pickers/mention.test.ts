import { expect, test } from '@jest/globals'

import { complete, mentionAt } from './mention.ts'

test.each([
  ['Ask @an', { kind: 'person', term: 'an', from: 4, to: 7 }],
  ['@', { kind: 'person', term: '', from: 0, to: 1 }],
  ['See ~on-ca', { kind: 'channel', term: 'on-ca', from: 4, to: 10 }],
  ['(@zoë', { kind: 'person', term: 'zoë', from: 1, to: 5 }],
  ['ann@example', undefined],
  ['@ann is here', undefined],
])('in %j a mention is being typed at the end: %j', (text, mention) => {
  expect(mentionAt(text, text.length)).toEqual(mention)
})

test('a mention is completed where the caret is, with one space after it', () => {
  const text = 'Ask @an about it'
  const mention = mentionAt(text, 7)
  expect(mention && complete(text, mention, 'ann')).toEqual({ text: 'Ask @ann about it', caret: 9 })
})
