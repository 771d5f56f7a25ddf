import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { openOperations, type Operations } from '../support/operations.ts'
import { postStatus, startWithBob } from '../support/status.ts'

const HOUR_MS = 3_600_000
const NAMES = ['reminders_pending', 'reminders_total', 'reminder_lateness_seconds_sum']

let ops: Operations

beforeAll(async () => {
  ops = await openOperations()
})
afterAll(() => ops.product.close())

/** How many wait, how many came, and how many seconds late. */
async function read(): Promise<number[]> {
  await ops.product.settled()
  const { body } = await ops.ada.ask({ method: 'GET', path: '/metrics' })
  return NAMES.map((name) => {
    const line = new RegExp(`^incident_collaboration_${name}.kind="retrospective". (.*)$`, 'm')
    return Math.round(Number(line.exec(String(body))?.[1] ?? 0))
  })
}

test('a retrospective that waits to be asked for again is counted, and when it was, with how late', async () => {
  const incident = await startWithBob(ops, { retrospectiveReminderIntervalSeconds: 3600 })
  expect(await read()).toEqual([0, 0, 0])
  await postStatus(ops.bob, incident, { status: 'Resolved' })
  expect(await read()).toEqual([1, 0, 0])
  ops.product.clock.moveBy(HOUR_MS + 30_000)
  expect(await read()).toEqual([1, 1, 30])
})
