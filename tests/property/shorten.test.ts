import { expect, test } from '@jest/globals'
import { shorten } from './shorten.ts'

test('of a sequence that fails only what it takes is left', async () => {
  const steps = Array.from({ length: 37 }, (_nothing, index) => index)
  const failsAt = (tried: readonly number[]) => {
    const place = tried.indexOf(36)
    return Promise.resolve(tried.includes(5) && tried.includes(20) && place >= 0 ? place : undefined)
  }
  expect(await shorten(steps, failsAt, 10_000)).toEqual([5, 20, 36])
  expect(await shorten(steps, failsAt, 0)).toEqual(steps)
})
