import { expect, test } from '@jest/globals'

import { durationText } from './duration.ts'

const m = 60_000
const h = 60 * m
const d = 24 * h

test.each([
  [0, '< 1m'],
  [m - 1, '< 1m'],
  [59_000, '< 1m'],
  [m, '1m'],
  [12 * m, '12m'],
  [59 * m, '59m'],
  [h, '1h'],
  [h + m, '1h 1m'],
  [3 * h, '3h'],
  [3 * h + 12 * m + 59_000, '3h 12m'],
  [23 * h + 59 * m, '23h 59m'],
  [d, '1d'],
  [d + 5 * m, '1d 5m'],
  [2 * d + 3 * h + m, '2d 3h 1m'],
  [31 * d, '31d'],
  [365 * d, '365d'],
  [427 * d + 10 * h + 59 * m, '427d 10h 59m'],
  [-5 * m, '-5m'],
])('A-150: %d ms reads %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text)
})
