import { expect, test } from '@jest/globals'

import { secondsUntilRetry } from './retry.ts'

test('pauses grow: 1 s, 5 s, 30 s, 2 min, 10 min, then always half an hour', () => {
  const pauses = [0, 1, 2, 3, 4, 5, 6, 30].map(secondsUntilRetry)
  expect(pauses).toEqual([1, 5, 30, 120, 600, 1_800, 1_800, 1_800])
})

test('after 24 hours of trying it ends', () => {
  let seconds = 0
  let retries = 0
  for (let pause = secondsUntilRetry(0); pause !== undefined; pause = secondsUntilRetry(retries)) {
    seconds += pause
    retries += 1
  }
  const day = 24 * 60 * 60
  expect(seconds).toBeLessThanOrEqual(day)
  expect(seconds).toBeGreaterThan(day - 1_800)
  expect(secondsUntilRetry(retries + 1)).toBeUndefined()
})
