import { expect, test } from '@jest/globals'

import { cleanChecklistTitle, cleanTaskTexts } from './task-texts.ts'

test('texts are stored trimmed; what is not given stays away', () => {
  expect(cleanTaskTexts({ title: '  Call  ', description: ' a\r\nb ' })).toEqual({
    title: 'Call',
    description: 'a\nb',
  })
})

test.each([
  ['/', ''],
  [' / ', ''],
  ['', ''],
  [' /oncall payments ', '/oncall payments'],
  [`/${'x'.repeat(1023)}`, `/${'x'.repeat(1023)}`],
])('the command %j is stored as %j', (command, stored) => {
  expect(cleanTaskTexts({ command }).command).toBe(stored)
})

test.each([
  [{ title: '   ' }, 'title', 'required'],
  [{ title: 'x'.repeat(257) }, 'title', '1 to 256'],
  [{ title: 'a\nb' }, 'title', 'one line'],
  [{ title: 'a\u0000b' }, 'title', 'cannot be shown'],
  [{ description: 'x'.repeat(4097) }, 'description', 'at most 4096'],
  [{ command: 'oncall' }, 'command', 'begins with a slash'],
  [{ command: '/a\nb' }, 'command', 'one line'],
  [{ command: `/${'x'.repeat(1024)}` }, 'command', 'at most 1024'],
])('%j is refused at %s', (texts, field, message) => {
  expect(() => cleanTaskTexts(texts)).toThrow(
    expect.objectContaining({
      code: 'invalid',
      message: expect.stringContaining(message),
      details: { field },
    }),
  )
})

test('P-23 lengths are counted in characters as people see code points, up to the limit', () => {
  expect(cleanTaskTexts({ title: '🔥'.repeat(256) }).title).toHaveLength(512)
  expect(cleanChecklistTitle('火'.repeat(128))).toHaveLength(128)
  expect(() => cleanChecklistTitle('x'.repeat(129))).toThrow('1 to 128')
  expect(() => cleanChecklistTitle(' ')).toThrow('required')
})
