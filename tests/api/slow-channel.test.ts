import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { startWithBob } from '../support/status.ts'

let ops: Operations

beforeAll(async () => {
  ops = await openOperations()
})
afterAll(() => ops.product.close())

const firstTask = ({ checklists }: Incident): string => checklists[0]?.items[0]?.id ?? ''

const ticksPosted = async ({ channel_id: channelId }: Incident): Promise<number> => {
  const { rows } = await ops.product.database.pool.query<{ count: number }>(
    `select count(*) from posts where channelid = $1 and message like '%checked off%'`,
    [channelId],
  )
  return rows[0]?.count ?? 0
}

test('P-71: a channel into which nothing can be posted delays no other incident, and gets its posts later', async () => {
  const [failing, fine] = [await startWithBob(ops), await startWithBob(ops)]
  const refused = new AppError({ id: 'app.post.save.app_error', statusCode: 500 })
  const { faults } = ops.product
  faults.plan('CreatePost', { kind: 'fail', error: refused })
  expect(await ops.ann.setTask(failing.id, firstTask(failing), 'closed')).toMatchObject({ status: 200 })
  await ops.product.settled()
  expect(faults.arePlanned).toBe(false)

  expect(await ops.ann.setTask(fine.id, firstTask(fine), 'closed')).toMatchObject({ status: 200 })
  await ops.product.settled()
  expect([await ticksPosted(failing), await ticksPosted(fine)]).toEqual([0, 1])

  ops.product.clock.moveBy(60_000)
  await ops.product.settled()
  expect([await ticksPosted(failing), await ticksPosted(fine)]).toEqual([1, 1])
})
