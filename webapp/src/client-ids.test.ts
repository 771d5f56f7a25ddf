import { expect, test } from '@jest/globals'
import { makeClientIds } from './client-ids.ts'

test('an id has 26 characters of the alphabet that all ids share', () => {
  expect(makeClientIds().make()).toMatch(/^[ybndrfg8ejkmcpqxot1uwisza345h769]{26}$/)
})

test('ids differ', () => {
  const ids = makeClientIds()
  expect(new Set(Array.from({ length: 500 }, ids.make)).size).toBe(500)
})

test('an id is taken once', () => {
  const ids = makeClientIds()
  const id = ids.make()
  expect([ids.take(id), ids.take(id)]).toEqual([true, false])
})

test('an id of another browser, or none, is never ours', () => {
  const ids = makeClientIds()
  expect([ids.take(makeClientIds().make()), ids.take('')]).toEqual([false, false])
})
