import { expect, test } from '@jest/globals'

import { makeRateLimits } from './rate-limits.ts'

const ann = { userId: 'ann' }
const bob = { userId: 'bob' }

function open() {
  let now = 1_000_000
  const limits = makeRateLimits({ clock: { now: () => new Date(now) } })
  const { startLimit, runLimit } = limits
  return {
    startLimit,
    countStart: startLimit.take,
    countRun: runLimit.take,
    moveBy: (milliseconds: number) => void (now += milliseconds),
  }
}
const times = (count: number, run: () => void) => {
  for (let index = 0; index < count; index++) run()
}

test('thirty runs a minute are taken, the next is refused with the time to wait', () => {
  const { countRun, moveBy } = open()
  times(10, () => countRun(ann))
  moveBy(20_000)
  times(20, () => countRun(ann))
  expect(() => countRun(ann)).toThrow(
    expect.objectContaining({ code: 'too_many', details: { retryAfterSeconds: 40 } }),
  )
})

test('there is room again as soon as the oldest is a minute ago, and no sooner; refusals do not count', () => {
  const { countRun, moveBy } = open()
  countRun(ann)
  moveBy(1_000)
  times(29, () => countRun(ann))
  times(5, () => expect(() => countRun(ann)).toThrow())
  moveBy(58_999)
  expect(() => countRun(ann)).toThrow()
  moveBy(1)
  countRun(ann)
  expect(() => countRun(ann)).toThrow()
})

test('each person, and starts and runs, are counted apart', () => {
  const { countRun, countStart } = open()
  times(20, () => countStart(ann))
  expect(() => countStart(ann)).toThrow('many incidents')
  countStart(bob)
  countRun(ann)
})

test('who was idle is forgotten', () => {
  const { countStart, moveBy } = open()
  times(20, () => countStart(ann))
  moveBy(60_000)
  countStart(bob)
  times(20, () => countStart(ann))
  expect(() => countStart(ann)).toThrow()
})

test('asking for room takes none', () => {
  const { startLimit, countStart } = open()
  times(19, () => countStart(ann))
  times(3, () => startLimit.mustHaveRoom(ann))
  countStart(ann)
  expect(() => startLimit.mustHaveRoom(ann)).toThrow('many incidents')
})
