import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { postStatus, startWithBob } from '../support/status.ts'
import { botPosts } from '../support/told.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await startWithBob(ops)
  await postStatus(ops.bob, incident, { reminder: 18_000 })
  await ops.product.settled()
})
afterAll(() => ops.product.close())

const reminders = async (): Promise<string[]> =>
  (await botPosts(ops, incident)).filter((message) => message.includes('post a status update'))

/** As if the update had been posted so long before: the plugin starts only with the clock of its database. */
async function age(minutes: number): Promise<void> {
  await ops.product.database.pool.query(
    `update incident_collaboration.incident set reminder_at = reminder_at - $2, last_status_update_at =
      last_status_update_at - $2 where id = $1`,
    [incident.id, minutes * 60_000],
  )
}

test('A-077 P-17 due during a stop of hours: one reminder when it runs again', async () => {
  await ops.product.stop()
  await age(420)
  await ops.product.start()
  expect(await reminders()).toEqual(['@ann, please post a status update. The last one is 7h old.'])
  await ops.product.restart()
  expect(await reminders()).toHaveLength(1)
})

test('a reminder that is not due yet survives a restart', async () => {
  await age(299)
  await ops.product.restart()
  expect(await reminders()).toEqual([])
  await age(1)
  expect(await reminders()).toHaveLength(1)
})

test.each(['kill_before', 'kill_after'] as const)(
  'A-077 %s the reminder is posted: after the restart there is one',
  async (kind) => {
    ops.product.faults.plan('CreatePost', { kind })
    await age(300)
    await ops.product.settled()
    await ops.product.restart()
    // A program that is cut off, not killed, still notes that the host refused: its next try is due later.
    ops.product.clock.moveBy(5_000)
    expect(await reminders()).toHaveLength(1)
    expect(await ops.ann.read(incident.id)).toMatchObject({
      overdue: true,
      reminder_post_id: expect.stringMatching(/^[a-z0-9]{26}$/),
    })
  },
)
