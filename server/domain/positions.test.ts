import { expect, test } from '@jest/globals'

import { placedBefore, positionAt } from './positions.ts'

const thing = (id: string, position = 0) => ({ id, position })
const list = ['a', 'b', 'c'].map((id, index) => thing(id, positionAt(index)))
const idsOf = (things: readonly { id: string }[]) => things.map(({ id }) => id).join('')

test.each([
  ['a', 'xabc', 0],
  ['b', 'axbc', 98_304],
  ['', 'abcx', 262_144],
])('before "%s" makes %s, and only what is put there gets a position', (before, order, position) => {
  const placed = placedBefore(list, thing('x'), before)
  expect(idsOf(placed)).toBe(order)
  expect(placed.find(({ id }) => id === 'x')).toEqual(thing('x', position))
  expect(placed.filter((one) => list.includes(one))).toHaveLength(3)
})

test('the first thing of a list stands at the first step', () => {
  expect(placedBefore([], thing('x'), '')).toEqual([thing('x', 65_536)])
})

test('a gap lasts for sixteen things; with the next one the list is numbered anew, in the same order', () => {
  let things: readonly { id: string; position: number }[] = list
  for (let i = 0; i < 16; i++) things = placedBefore(things, thing(String.fromCharCode(100 + i)), 'b')
  expect(things.filter((one) => list.includes(one))).toHaveLength(3)
  const numbered = placedBefore(things, thing('x'), 'b')
  expect(idsOf(numbered)).toBe('adefghijklmnopqrsxbc')
  expect(numbered.map(({ position }) => position)).toEqual(numbered.map((_, index) => positionAt(index)))
  expect(numbered[0]).toBe(list[0])
})

test('things that stand at one place are told apart again', () => {
  const placed = placedBefore([thing('a', 5), thing('b', 5)], thing('x'), 'b')
  expect(placed).toEqual([thing('a', 65_536), thing('x', 131_072), thing('b', 196_608)])
})

test('an unknown neighbour is a mistake of the caller', () => {
  expect(() => placedBefore(list, thing('x'), 'z')).toThrow('not in the list')
})
