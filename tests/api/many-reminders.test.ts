import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { copyIncident, readPattern } from '../roles/copy-incident.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { postStatus, startWithBob } from '../support/status.ts'

const COUNT = 500
const MINUTE = 60_000

let ops: Operations

beforeAll(async () => {
  ops = await openOperations()
})
afterAll(() => ops.product.close())

/** In how many channels how many reminders stand. */
async function reminders(): Promise<{ channels: number; posts: number }> {
  const { rows } = await ops.product.database.pool.query<{ channels: number; posts: number }>(
    `select count(distinct channelid) as channels, count(*) as posts from posts
     where message like '%please post a status update%' and deleteat = 0`,
  )
  return rows[0] ?? { channels: 0, posts: 0 }
}

test('A-079 five hundred reminders that are due in one minute are all posted, none twice', async () => {
  const { database, clock } = ops.product
  const incident = await startWithBob(ops)
  await postStatus(ops.bob, incident, { reminder: 900 })
  await ops.product.settled()
  const dueAt = (await ops.ann.read(incident.id)).reminder_at
  const pattern = await readPattern(database.pool, incident.id)
  for (let index = 1; index < COUNT; index++) {
    const reminder_at = dueAt + Math.floor((index * MINUTE) / COUNT)
    await copyIncident(database.pool, pattern, { incident: { reminder_at } })
  }
  expect(await reminders()).toEqual({ channels: 0, posts: 0 })

  clock.moveBy(900_000 + MINUTE)
  // One look takes so many and no more: it is looked again and again.
  for (let looks = 0; looks < 10; looks++) await ops.product.settled()
  expect(await reminders()).toEqual({ channels: COUNT, posts: COUNT })
  clock.moveBy(MINUTE)
  await ops.product.settled()
  expect(await reminders()).toEqual({ channels: COUNT, posts: COUNT })
}, 120_000)
