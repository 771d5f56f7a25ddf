import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { openOperations, type Operations } from '../support/operations.ts'
import { answering, openReceiver, type Receiver } from '../support/receiver.ts'
import { allowReceivers, bodyOf, startWith } from '../support/webhooks.ts'

let ops: Operations
let receiver: Receiver

beforeEach(async () => {
  ops = await openOperations()
  await allowReceivers(ops)
  receiver = await openReceiver()
})
afterEach(async () => {
  await ops.product.close()
  await receiver.close()
})

const toldEvents = () => receiver.received.map((one) => bodyOf(one)['event_id'])

test('A-045: what failed before a restart is tried again behind it', async () => {
  receiver.answer(answering(500))
  await startWith(ops, { creation: receiver.url })
  await ops.product.settled()
  await ops.product.restart()
  await ops.product.settled()
  expect(receiver.received).toHaveLength(1)
  ops.product.clock.moveBy(11_001)
  await ops.product.settled()
  const [first, again] = toldEvents()
  expect(again).toBe(first)
})

test('A-045: an attempt whose outcome nobody saw is made again after a restart', async () => {
  receiver.answer(() => undefined)
  await startWith(ops, { creation: receiver.url })
  await receiver.arrived(1)
  receiver.answer(answering(200))
  await ops.product.restart()
  await ops.product.settled()
  const [first, again] = toldEvents()
  expect(again).toBe(first)
  const { rows } = await ops.product.database.pool.query(
    'select state, tries from incident_collaboration.webhook_delivery',
  )
  expect(rows).toEqual([{ state: 'delivered', tries: 1 }])
})
