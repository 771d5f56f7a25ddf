import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { newId } from '../../server/ids.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { botPosts, updatesOf } from '../support/told.ts'

const CROWD = 500
const STEP = 100

let ops: Operations
let crowd: string[]

beforeAll(async () => {
  ops = await openOperations()
  crowd = await hire(CROWD)
})
afterAll(() => ops.product.close())

/** As many people of the team, written as the host would have written them. */
async function hire(number: number): Promise<string[]> {
  const ids = Array.from({ length: number }, () => newId())
  const { pool } = ops.product.database
  await pool.query(
    `insert into users (id, username, email, roles, locale, createat, updateat, deleteat)
     select id, 'crowd-' || id, id || '@example.com', 'system_user', 'en', 1, 1, 0 from unnest($1::text[]) id`,
    [ids],
  )
  await pool.query(
    `insert into teammembers (teamid, userid, roles, schemeuser, schemeguest, schemeadmin, deleteat, createat)
     select $1, id, '', true, false, false, 0, 1 from unnest($2::text[]) id`,
    [ops.teamId, ids],
  )
  return ids
}

async function start(): Promise<Incident> {
  const playbookId = await ops.playbook({ inviteUsersEnabled: true, invitedUserIds: crowd })
  return ops.ann.start({
    name: 'Shop is down',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: playbookId,
  })
}

const numMembers = async ({ channel_id }: Incident): Promise<number> => {
  const { rowCount } = await ops.product.database.pool.query(
    'select from channelmembers where channelid = $1',
    [channel_id],
  )
  return rowCount ?? 0
}

test('A-037 P-64: of 500 people nobody is waited for, all are in, and on record in a few versions', async () => {
  const incident = await start()
  expect(await numMembers(incident)).toBeLessThan(CROWD)
  // Everybody, the commander and the bot; and nothing is to be said about it.
  expect(await botPosts(ops, incident)).toEqual(['Incident started. Commander: **ann**'])
  expect(await numMembers(incident)).toBe(CROWD + 2)
  ops.product.clock.moveBy(1_000)
  const told = await updatesOf(ops, incident)
  const read = await ops.ann.read(incident.id)
  expect(read.timeline_events.filter(({ event_type }) => event_type === 'user_joined_left')).toHaveLength(
    CROWD,
  )
  expect(read.version).toBeLessThanOrEqual(1 + 2 * (CROWD / STEP))
  expect(told).toHaveLength(read.version - 1)
})

test('while people are being invited open pages hear of what others do, before the invitations are over', async () => {
  const incident = await start()
  const [task] = incident.checklists[0]?.items ?? []
  expect(await ops.ann.setTask(incident.id, task?.id ?? '', 'closed')).toMatchObject({ status: 200 })
  await ops.product.settled()
  const { events } = ops.product.world
  const ofChannel = events.filter(({ broadcast }) => broadcast.ChannelId === incident.channel_id)
  const ticked = ofChannel.findIndex(({ payload }) => JSON.stringify(payload).includes('num_tasks_closed'))
  const lastAdded = ofChannel.findLastIndex(({ event }) => event === 'user_added')
  expect(ticked).toBeGreaterThan(-1)
  expect(ticked).toBeLessThan(lastAdded)
})
