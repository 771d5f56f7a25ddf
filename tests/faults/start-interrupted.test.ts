import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { AppError } from '../standin/plugin-host/app-error.ts'
import type { ApiName } from '../standin/plugin-host/api-table.ts'
import type { Fault } from '../standin/plugin-host/faults.ts'
import { openOperations, type Operations } from '../support/operations.ts'

let ops: Operations
let playbookId: string

beforeAll(async () => {
  ops = await openOperations()
  playbookId = await ops.playbook()
})
afterAll(() => ops.product.close())

let round = 0

/** Starts an incident under a fault, then lets the program run again. @returns What is there afterwards. */
async function startUnder(fault: Fault, call: ApiName) {
  const name = `Outage ${++round}`
  ops.product.faults.plan(call, fault)
  const order = { name, team_id: ops.teamId, commander_user_id: ops.bob.id, playbook_id: playbookId }
  const headers = { 'Idempotency-Key': `round-${round}` }
  const ask = () => ops.ann.ask({ method: 'POST', path: '/incidents', body: order, headers })
  const first = await ask().catch(() => undefined)
  await ops.product.settled()
  await ops.product.restart()
  // A program that is cut off, not killed, still notes that the host refused: its next try is due later.
  ops.product.clock.moveBy(5_000)
  await ops.product.settled()
  const again = await ask()
  await ops.product.settled()
  return { first, again, ...(await foundOf(name)) }
}

async function foundOf(name: string) {
  const { pool } = ops.product.database
  const rows = async (text: string) => (await pool.query<Record<string, unknown>>(text, [name])).rows
  return {
    incidents: await rows(`select * from incident where name = $1 and phase = 'started'`),
    channels: await rows('select * from channels where displayname = $1 and deleteat = 0'),
    members: await rows(
      `select username from channels c join channelmembers m on m.channelid = c.id join users u on u.id = m.userid
       where c.displayname = $1 order by username`,
    ),
    posts: await rows(
      `select p.message from channels c join posts p on p.channelid = c.id join bots b on b.userid = p.userid
       where c.displayname = $1 and p.type = ''`,
    ),
  }
}

const CALLS: readonly ApiName[] = [
  'CreateChannel',
  'AddChannelMember',
  'AddUserToChannel',
  'UpdateChannelMemberRoles',
  'CreatePost',
  'PublishWebSocketEvent',
]

test.each(CALLS.flatMap((call) => [['kill_before', call] as const, ['kill_after', call] as const]))(
  'P-13 %s %s: after restart one incident, one channel, one first post, everybody in',
  async (kind, call) => {
    const { again, incidents, channels, members, posts } = await startUnder({ kind }, call)
    expect(again).toMatchObject({ status: 201 })
    expect(incidents).toHaveLength(1)
    expect(channels).toHaveLength(1)
    expect(incidents[0]?.['channel_id']).toBe(channels[0]?.['id'])
    expect(members.map(({ username }) => username)).toEqual(['ann', 'bob', 'incident'])
    expect(posts).toHaveLength(1)
  },
)

test('A-032 without the channel admin role the incident is started all the same', async () => {
  const error = new AppError({
    id: 'api.channel.update_channel_member_roles.scheme_role.app_error',
    statusCode: 400,
  })
  const { first, incidents } = await startUnder({ kind: 'fail', error }, 'UpdateChannelMemberRoles')
  expect(first).toMatchObject({ status: 201 })
  expect(incidents).toHaveLength(1)
})

test('a bot that the host refuses for good: the start is undone and the key is free', async () => {
  const error = new AppError({ id: 'api.channel.add_members.denied', statusCode: 403 })
  const { first, again, incidents } = await startUnder({ kind: 'fail', error }, 'AddChannelMember')
  expect(first).toMatchObject({ status: 409, body: { code: 'conflict' } })
  expect(again).toMatchObject({ status: 201 })
  expect(incidents).toHaveLength(1)
})

test('A-031 when no name is free the error is at the name and nothing is left', async () => {
  const error = new AppError({ id: 'store.sql_channel.save_channel.exists.app_error', statusCode: 400 })
  for (let tries = 0; tries < 5; tries++) ops.product.faults.plan('CreateChannel', { kind: 'fail', error })
  const { first, incidents, channels } = await startUnder({ kind: 'fail', error }, 'CreateChannel')
  expect(first).toMatchObject({ status: 400, body: { code: 'invalid', field: 'name' } })
  expect([incidents.length, channels.length]).toEqual([1, 1])
})

test('a host that does not answer: the caller hears that it goes on, and it does', async () => {
  const error = new AppError({ id: 'app.channel.create.db', statusCode: 500 })
  const { first, again, incidents } = await startUnder({ kind: 'fail', error }, 'CreateChannel')
  expect(first).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect(first?.headers['retry-after']).toBe('5')
  expect(again).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } })
  expect(incidents).toHaveLength(1)
})
