import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { EVENT_PREFIX, INCIDENTS_CHANGED } from '../../server/contract/events.ts'
import type { Incident } from '../../server/contract/incident.ts'
import type { Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { postStatus, startWithBob } from '../support/status.ts'
import { updatesOf } from '../support/told.ts'
import { openTwoNodes, type TwoNodes } from '../support/two-nodes.ts'

let nodes: TwoNodes
let ops: Operations
/** His browser talks to the other node. */
let bob: Person
let incident: Incident

beforeAll(async () => {
  nodes = await openTwoNodes()
  ;({ ops, bob } = nodes)
})
beforeEach(async () => {
  incident = await startWithBob(ops)
  await pass(20_000)
  await pass(20_000)
})
afterAll(() => nodes.close())

async function pass(milliseconds: number): Promise<void> {
  ops.product.clock.moveBy(milliseconds)
  await nodes.bothSettled()
}

const hints = (): number =>
  ops.product.world.events.filter(({ event }) => event === EVENT_PREFIX + INCIDENTS_CHANGED).length

test('A-253 P-36: a channel that changed is one version step, whichever node sees it', async () => {
  const { version } = await bob.read(incident.id)
  await ops.product.world.renameChannel(incident.channel_id, 'Payments are back', ops.ann.id)
  await pass(10_000)
  expect(await bob.read(incident.id)).toMatchObject({ name: 'Payments are back', version: version + 1 })
  const told = (await updatesOf(ops, incident)).filter((update) =>
    JSON.stringify(update['incident'] ?? {}).includes('"name"'),
  )
  expect(told).toHaveLength(1)
})

test('A-253: changes at both nodes are hinted to the team once in ten seconds', async () => {
  const before = hints()
  await Promise.all([postStatus(ops.ann, incident), postStatus(bob, incident, { status: 'Resolved' })])
  await pass(1_000)
  expect(hints()).toBe(before + 1)
  await pass(60_000)
  expect(hints()).toBe(before + 2)
  await pass(60_000)
  expect(hints()).toBe(before + 2)
})

test('A-253: what no hook told is repaired once', async () => {
  const { pool } = ops.product.database
  const { version } = await bob.read(incident.id)
  await pool.query('delete from channelmembers where channelid = $1 and userid = $2', [
    incident.channel_id,
    ops.bob.id,
  ])
  await pass(3_600_000)
  const read = await ops.ann.read(incident.id)
  expect(read.version).toBe(version + 1)
  expect(read.timeline_events.filter(({ details }) => details.includes('"left"'))).toHaveLength(1)
})
