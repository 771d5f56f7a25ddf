import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import { list } from '../support/lists.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { askStatus, postStatus, startWithBob } from '../support/status.ts'
import { updatesOf } from '../support/told.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await startWithBob(ops)
  // Who came in is on record by then.
  await looked()
})
afterAll(() => ops.product.close())

async function looked(): Promise<Incident> {
  ops.product.clock.moveBy(10_000)
  await ops.product.settled()
  return ops.ann.read(incident.id)
}

/** What the last event said of the incident's own fields. */
const lastTold = async (): Promise<unknown> => (await updatesOf(ops, incident)).at(-1)?.['incident']

/** As lists sort and search by it. */
async function copyOf({ id }: Incident): Promise<unknown> {
  const { rows } = await ops.product.database.pool.query<Record<string, unknown>>(
    `select name, channel_type, channel_state, channel_archived_by_us as is_archived_by_us
     from incident_collaboration.incident where id = $1`,
    [id],
  )
  return rows[0]
}

test('P-36: a renamed channel is followed as a change: version, time, event, and no entry of the record', async () => {
  const before = await looked()
  await ops.product.world.renameChannel(incident.channel_id, 'Payments are back', ops.bob.id)
  const after = await looked()
  expect(after).toMatchObject({ name: 'Payments are back', version: before.version + 1 })
  expect(after.update_at).toBeGreaterThan(before.update_at)
  expect(after.timeline_events).toEqual(before.timeline_events)
  expect((await updatesOf(ops, incident)).at(-1)).toEqual({
    incident_id: incident.id,
    version: after.version,
    update_at: after.update_at,
    incident: { name: 'Payments are back' },
  })
  const found = await list(ops.ann, { team_id: ops.teamId, search_term: 'are back' })
  expect(found.items.map(({ id }) => id)).toEqual([incident.id])
})

test('P-36: a channel that is archived, restored or converted is followed', async () => {
  const { world } = ops.product
  await world.archiveChannel(incident.channel_id, ops.ann.id)
  expect(await looked()).toMatchObject({ channel_state: 'archived' })
  expect(await lastTold()).toEqual({ channel_state: 'archived' })
  await world.restoreChannel(incident.channel_id, ops.ann.id)
  expect(await looked()).toMatchObject({ channel_state: 'open' })
  expect(await lastTold()).toEqual({ channel_state: 'open' })
  await world.convertChannel(incident.channel_id, 'P', ops.ann.id)
  expect(await looked()).toMatchObject({ channel_type: 'P' })
  expect(await lastTold()).toEqual({ channel_type: 'P' })
  expect(await copyOf(incident)).toMatchObject({ channel_type: 'P', channel_state: 'open' })
})

test('a channel that is as it was, or changed in what is not ours, makes no version', async () => {
  const { version } = await looked()
  const { pool } = ops.product.database
  await pool.query(`update channels set header = 'Other', updateat = $2 where id = $1`, [
    incident.channel_id,
    ops.product.clock.now().getTime(),
  ])
  expect(await looked()).toMatchObject({ version })
})

test('P-36: what happened while the program was away is followed when it runs again', async () => {
  const { product } = ops
  await product.stop()
  await product.world.renameChannel(incident.channel_id, 'Renamed meanwhile', ops.ann.id)
  await product.world.archiveChannel(incident.channel_id, ops.ann.id)
  await product.start()
  await looked()
  expect(await copyOf(incident)).toMatchObject({ name: 'Renamed meanwhile', channel_state: 'archived' })
  expect(await lastTold()).toEqual({ name: 'Renamed meanwhile', channel_state: 'archived' })
})

test('a channel that we archived and somebody brought back is not ours any more', async () => {
  const { world } = ops.product
  incident = await startWithBob(ops, { archiveChannelEnabled: true })
  await postStatus(ops.ann, incident, { status: 'Archived' })
  await looked()
  expect(await copyOf(incident)).toMatchObject({ channel_state: 'archived', is_archived_by_us: true })

  await world.restoreChannel(incident.channel_id, ops.ann.id)
  await looked()
  expect(await copyOf(incident)).toMatchObject({ channel_state: 'open', is_archived_by_us: false })
  // Archived by hand this time: not on the playbook's authority.
  await world.archiveChannel(incident.channel_id, ops.ann.id)
  expect(await askStatus(ops.bob, incident)).toMatchObject({
    status: 409,
    body: { code: 'channel_archived' },
  })
})

test('brought back and archived by hand between two looks, it stays ours until somebody is seen to have opened it', async () => {
  const { world } = ops.product
  incident = await startWithBob(ops, { archiveChannelEnabled: true })
  await postStatus(ops.ann, incident, { status: 'Archived' })
  await looked()
  await world.restoreChannel(incident.channel_id, ops.ann.id)
  await world.archiveChannel(incident.channel_id, ops.ann.id)
  const { version } = await ops.ann.read(incident.id)
  expect(await looked()).toMatchObject({ version, channel_state: 'archived' })
})

test('a channel that is still to be archived by us is not taken for one that was brought back', async () => {
  const { faults } = ops.product
  incident = await startWithBob(ops, { archiveChannelEnabled: true })
  const error = new AppError({ id: 'app.away', statusCode: 500 })
  faults.plan('DeleteChannel', { kind: 'fail', error })
  await postStatus(ops.ann, incident, { status: 'Archived' })
  await looked()
  expect(await copyOf(incident)).toMatchObject({ channel_state: 'open', is_archived_by_us: true })
  ops.product.clock.moveBy(3_600_000)
  await ops.product.settled()
  expect(await looked()).toMatchObject({ channel_state: 'archived' })
})
