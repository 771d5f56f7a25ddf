import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { postStatus, startWithBob } from '../support/status.ts'
import { botPosts, updatesOf } from '../support/told.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await startWithBob(ops)
  // Who came in is on record by then.
  await pass(2_000)
})
afterAll(() => ops.product.close())

async function pass(milliseconds: number): Promise<void> {
  ops.product.clock.moveBy(milliseconds)
  await ops.product.settled()
}

/** What happens while the program is away; no hook tells of it. */
async function whileAway(happen: () => Promise<unknown>): Promise<void> {
  await ops.product.stop()
  await happen()
  await ops.product.start()
  await ops.product.settled()
}

const read = (): Promise<Incident> => ops.ann.read(incident.id)

const joinsOf = ({ timeline_events: events }: Incident): string[] =>
  events.filter(({ event_type: type }) => type === 'user_joined_left').map(({ details }) => details)

async function peopleThere(): Promise<string[]> {
  const path = pathOf(routes.participants, { id: incident.id })
  const { body } = await ops.ann.ask({ method: 'GET', path })
  const { items } = body as { items: { username: string; left_at: number }[] }
  return items.filter(({ left_at: at }) => at === 0).map(({ username }) => username)
}

async function knownThere(): Promise<string[]> {
  const { rows } = await ops.product.database.pool.query<{ username: string }>(
    `select username from incident_collaboration.participant join users on users.id = user_id
     where incident_id = $1 and left_at = 0 order by username`,
    [incident.id],
  )
  return rows.map(({ username }) => username)
}

test('A-132: whoever came and left while the program was away is on record when it runs again', async () => {
  const { world } = ops.product
  const before = await read()
  await whileAway(async () => {
    await world.joinChannel(incident.channel_id, ops.eve.id)
    await world.leaveChannel(incident.channel_id, ops.bob.id)
  })
  const after = await read()
  expect(await knownThere()).toEqual(['ann', 'eve'])
  expect(joinsOf(after).slice(joinsOf(before).length)).toHaveLength(2)
  expect(after.version).toBe(before.version + 1)
  expect((await updatesOf(ops, incident)).at(-1)).toMatchObject({ version: after.version })
})

test('an open row of the host’s history does not prove presence: who left the team is out', async () => {
  const { world, database } = ops.product
  await whileAway(() => world.leaveTeam(ops.teamId, ops.bob.id))
  const history = await database.pool.query(
    'select from channelmemberhistory where channelid = $1 and userid = $2 and leavetime is null',
    [incident.channel_id, ops.bob.id],
  )
  expect(history.rowCount).toBe(1)
  expect(await knownThere()).toEqual(['ann'])
  expect(await peopleThere()).toEqual(['ann'])
  await world.joinTeam(ops.teamId, ops.bob.id)
})

test('A-063 P-10: a status update that was deleted meanwhile counts no more; the record says so, nothing is posted', async () => {
  await postStatus(ops.ann, incident)
  const { post_id } = await postStatus(ops.ann, incident, { status: 'Resolved' })
  const posts = await botPosts(ops, incident)
  await whileAway(() => ops.product.world.deletePost(post_id))
  const after = await read()
  expect(after).toMatchObject({ current_status: 'Active', end_at: 0 })
  expect(after.timeline_events.at(-1)).toMatchObject({
    event_type: 'status_update_deleted',
    summary: 'Resolved to Active',
  })
  // It runs again, so nobody has to look back on it yet.
  const asked = posts.filter((message) => message.includes('retrospective'))
  expect(await botPosts(ops, incident)).toEqual(posts.filter((message) => !asked.includes(message)))
})

test('A-260: what the host’s own retention purged is no deletion: the incident stays as it was', async () => {
  const { post_id } = await postStatus(ops.ann, incident, { status: 'Resolved' })
  const before = await read()
  await whileAway(() => ops.product.world.erasePost(post_id))
  await pass(3_600_000)
  expect(await read()).toEqual(before)
})

test('where nothing happened nothing is written, at the start and after an hour', async () => {
  await postStatus(ops.ann, incident)
  await ops.product.settled()
  const before = await read()
  await pass(3_600_000)
  expect(await read()).toEqual(before)
})

test('an hour later what a hook never told is found, too', async () => {
  const { pool } = ops.product.database
  await pool.query('delete from channelmembers where channelid = $1 and userid = $2', [
    incident.channel_id,
    ops.bob.id,
  ])
  await ops.product.settled()
  expect(await knownThere()).toEqual(['ann', 'bob'])
  await pass(3_600_000)
  expect(await knownThere()).toEqual(['ann'])
})
