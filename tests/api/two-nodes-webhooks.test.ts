import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Operations } from '../support/operations.ts'
import { answering, openReceiver, type Receiver } from '../support/receiver.ts'
import { postStatus } from '../support/status.ts'
import { openTwoNodes, type TwoNodes } from '../support/two-nodes.ts'
import { allowReceivers, bodyOf, startWith } from '../support/webhooks.ts'

const FIRST_PAUSE_MS = 11_001
const STARTS = 6

let nodes: TwoNodes
let ops: Operations
let receiver: Receiver

beforeAll(async () => {
  nodes = await openTwoNodes()
  ops = nodes.ops
  await allowReceivers(ops)
})
beforeEach(async () => {
  receiver = await openReceiver()
})
afterEach(() => receiver.close())
afterAll(() => nodes.close())

const told = (name: string) => receiver.received.map((one) => bodyOf(one)[name])

test('A-253 A-045: deliveries that fall due on two nodes at once are made once each', async () => {
  receiver.answer(answering(500))
  for (let count = 0; count < STARTS; count += 1) await startWith(ops, { creation: receiver.url })
  await nodes.bothSettled()
  const first = told('event_id')
  expect(new Set(first).size).toBe(STARTS)
  expect(first).toHaveLength(STARTS)

  receiver.answer(answering(200))
  ops.product.clock.moveBy(FIRST_PAUSE_MS)
  await nodes.bothSettled()
  const again = told('event_id').slice(STARTS)
  expect([...again].sort()).toEqual([...first].sort())
  const { rows } = await ops.product.database.pool.query(
    'select state, tries, count(*) from incident_collaboration.webhook_delivery group by 1, 2',
  )
  expect(rows).toEqual([{ state: 'delivered', tries: 2, count: STARTS }])
})

test('A-253 A-047: updates that are posted at both nodes at once are sent once each, in order', async () => {
  const incident = await startWith(ops, { update: receiver.url })
  await ops.product.world.joinChannel(incident.channel_id, nodes.bob.id)
  for (const message of ['1', '2', '3', '4']) {
    await Promise.all([ops.ann, nodes.bob].map((person) => postStatus(person, incident, { message })))
  }
  await nodes.bothSettled()
  expect(new Set(told('event_id')).size).toBe(8)
  const messages = told('status_update').map((update) => (update as { message: string }).message)
  expect(messages).toEqual(['1', '1', '2', '2', '3', '3', '4', '4'])
  const versions = told('version').map(Number)
  expect(versions).toEqual([...versions].sort((one, other) => one - other))
})
