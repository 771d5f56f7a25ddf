import { expect, test } from '@jest/globals'

import { afterAttempt, outcomeOfStatus, retryAfterSeconds } from './webhook-delivery.ts'

const at = new Date(1_763_859_600_000)
const failing = { outcome: 'status', status: 500, retryAfterSeconds: 0, random: 0.5, at } as const
const inSeconds = (nextTryAt: Date | undefined) => nextTryAt && (nextTryAt.getTime() - at.getTime()) / 1000

test('a failing delivery is tried eight times, after growing pauses', () => {
  const after = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => afterAttempt({ ...failing, number }))
  expect(after.map(({ nextTryAt }) => inSeconds(nextTryAt))).toEqual([
    10,
    60,
    300,
    1800,
    7200,
    21_600,
    43_200,
    undefined,
  ])
  expect(after.map(({ state }) => state)).toEqual([...Array<string>(7).fill('pending'), 'failed'])
})

test('people are warned from the third failure on', () => {
  const warned = [1, 2, 3, 4].map((number) => afterAttempt({ ...failing, number }).isWorthWarning)
  expect(warned).toEqual([false, false, true, true])
})

test('pauses are spread by a tenth', () => {
  for (const [random, seconds] of [
    [0, 54],
    [1, 66],
  ] as const) {
    expect(inSeconds(afterAttempt({ ...failing, number: 2, random }).nextTryAt)).toBeCloseTo(seconds)
  }
})

test.each([
  [5, 10],
  [90, 90],
  [13 * 3600, 12 * 3600],
])('a receiver that asks for %d seconds gets a pause of %d', (asked, pause) => {
  const { nextTryAt } = afterAttempt({ ...failing, number: 1, retryAfterSeconds: asked })
  expect(inSeconds(nextTryAt)).toBe(pause)
})

test.each([200, 201, 204, 299])('%d is success', (status) => {
  const outcome = outcomeOfStatus(status)
  expect(afterAttempt({ ...failing, outcome, status, number: 1 })).toEqual({
    state: 'delivered',
    nextTryAt: undefined,
    isWorthWarning: false,
  })
})

test.each([301, 302, 304, 307, 308, 400, 401, 403, 404, 410, 422, 499])('%d ends it', (status) => {
  const outcome = outcomeOfStatus(status)
  expect(outcome).toBe(status < 400 ? 'redirect' : 'status')
  expect(afterAttempt({ ...failing, outcome, status, number: 1 })).toMatchObject({
    state: 'failed',
    isWorthWarning: true,
  })
})

test.each([408, 409, 425, 429, 500, 502, 503, 599])('%d is tried again', (status) => {
  expect(afterAttempt({ ...failing, outcome: outcomeOfStatus(status), status, number: 1 }).state).toBe(
    'pending',
  )
})

test.each([
  ['tls', 'failed'],
  ['refused_address', 'failed'],
  ['timeout', 'pending'],
  ['connect', 'pending'],
  ['dns', 'pending'],
  ['too_large', 'pending'],
] as const)('after %s it is %s', (outcome, state) => {
  expect(afterAttempt({ ...failing, outcome, status: 0, number: 1 }).state).toBe(state)
})

test.each([
  ['120', 120],
  [new Date(at.getTime() + 90_000).toUTCString(), 90],
  [new Date(at.getTime() - 90_000).toUTCString(), 0],
  ['', 0],
  ['soon', 0],
  ['-5', 0],
])('Retry-After "%s" asks for %d seconds', (header, seconds) => {
  expect(retryAfterSeconds(header, at)).toBe(seconds)
})
