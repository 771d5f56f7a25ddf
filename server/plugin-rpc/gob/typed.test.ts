import { expect, test } from '@jest/globals'
import { plain, typed } from './typed.ts'

test('what Go types tell is left out at any depth, and only that', () => {
  const bytes = Buffer.from('x')
  const at = new Date(0)
  const value = typed('[]interface {}', [
    typed('map[string]interface {}', { title: typed('string', 'Update due'), bytes, at, none: null }),
    new Map([[1, typed('bool', true)]]),
  ])
  expect(plain(value)).toEqual([{ title: 'Update due', bytes, at, none: null }, new Map([[1, true]])])
})

test('a key named __proto__ stays a key', () => {
  const value = plain(Object.fromEntries([['__proto__', typed('string', 'x')]])) as object
  expect(Object.entries(value)).toEqual([['__proto__', 'x']])
})
