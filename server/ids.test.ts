import { expect, test } from '@jest/globals'

import { newId } from './ids.ts'

test('an id is 26 characters of the alphabet, and no two are alike', () => {
  const ids = Array.from({ length: 10_000 }, newId)
  for (const id of ids) expect(id).toMatch(/^[ybndrfg8ejkmcpqxot1uwisza345h769]{26}$/)
  expect(new Set(ids).size).toBe(ids.length)
})

test('every position takes many values but the last, which holds three bits', () => {
  const ids = Array.from({ length: 2_000 }, newId)
  const valuesAt = (position: number) => new Set(ids.map((id) => id[position])).size
  for (let position = 0; position < 25; position++) expect(valuesAt(position)).toBe(32)
  expect(valuesAt(25)).toBe(8)
})
