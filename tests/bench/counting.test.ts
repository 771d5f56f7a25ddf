import { expect, test } from '@jest/globals'
import { isWithin } from './figures.ts'
import { percentile } from './samples.ts'
import { transactions } from './statements.ts'

test('a percentile is the sample that so many per cent do not exceed', () => {
  const samples = Array.from({ length: 100 }, (_nothing, index) => 100 - index)
  expect([50, 95, 99, 100].map((percent) => percentile(samples, percent))).toEqual([50, 95, 99, 100])
  expect(percentile([7], 95)).toBe(7)
})

test('statements are counted from begin to commit, each connection by itself', () => {
  const seen = [
    { connection: 1, text: 'BEGIN; select 1' },
    { connection: 2, text: 'select 2' },
    { connection: 2, text: 'begin' },
    { connection: 1, text: 'update task set state = $1' },
    { connection: 2, text: 'rollback' },
    { connection: 1, text: 'commit' },
  ]
  expect(transactions(seen).map((texts) => texts.length)).toEqual([2, 4])
})

test('a budget is a most, for rates a least, and a ratio may not be passed either', () => {
  const figure = { row: 'x', unit: 'ms', budget: 10 } as const
  expect(isWithin({ ...figure, value: 10 })).toBe(true)
  expect(isWithin({ ...figure, value: 11 })).toBe(false)
  expect(isWithin({ ...figure, value: 11, isLeast: true })).toBe(true)
  const baseline = { name: 'floor', value: 2 }
  expect(isWithin({ ...figure, value: 7, baseline, ratioBudget: 3 })).toBe(false)
})
