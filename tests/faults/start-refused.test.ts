import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { AppError } from '../standin/plugin-host/app-error.ts'
import type { ApiName } from '../standin/plugin-host/api-table.ts'
import { openOperations, type Operations } from '../support/operations.ts'

let ops: Operations
let playbookId: string

beforeAll(async () => {
  ops = await openOperations()
  playbookId = await ops.playbook()
})
afterAll(() => ops.product.close())

let round = 0

/** Starts an incident while the host refuses a call, then lets the program run again and the person repeat. */
async function startRefused(call: ApiName, error: AppError) {
  const name = `Outage ${++round}`
  ops.product.faults.plan(call, { kind: 'fail', error })
  const order = { name, team_id: ops.teamId, commander_user_id: ops.bob.id, playbook_id: playbookId }
  const headers = { 'Idempotency-Key': `round-${round}` }
  const ask = () => ops.ann.ask({ method: 'POST', path: '/incidents', body: order, headers })
  const first = await ask()
  await ops.product.restart()
  await ops.product.settled()
  const again = await ask()
  const { pool } = ops.product.database
  const rows = async (text: string) => (await pool.query<Record<string, unknown>>(text, [name])).rows
  return {
    first,
    again,
    incidents: await rows(`select from incident where name = $1 and phase = 'started'`),
    channels: await rows('select from channels where displayname = $1 and deleteat = 0'),
  }
}

test('A-032 without the channel admin role the incident is started all the same', async () => {
  const error = new AppError({
    id: 'api.channel.update_channel_member_roles.scheme_role.app_error',
    statusCode: 400,
  })
  const { first, incidents } = await startRefused('UpdateChannelMemberRoles', error)
  expect(first).toMatchObject({ status: 201 })
  expect(incidents).toHaveLength(1)
})

test('a bot that the host refuses for good: the start is undone and the key is free', async () => {
  const error = new AppError({ id: 'api.channel.add_members.denied', statusCode: 403 })
  const { first, again, incidents } = await startRefused('AddChannelMember', error)
  expect(first).toMatchObject({ status: 409, body: { code: 'conflict' } })
  expect(again).toMatchObject({ status: 201 })
  expect(incidents).toHaveLength(1)
})

test('A-031 when no name is free the error is at the name and nothing is left', async () => {
  const error = new AppError({ id: 'store.sql_channel.save_channel.exists.app_error', statusCode: 400 })
  for (let tries = 0; tries < 5; tries++) ops.product.faults.plan('CreateChannel', { kind: 'fail', error })
  const { first, incidents, channels } = await startRefused('CreateChannel', error)
  expect(first).toMatchObject({ status: 400, body: { code: 'invalid', field: 'name' } })
  expect([incidents.length, channels.length]).toEqual([1, 1])
})

test('a host that does not answer: the caller hears that it goes on, and it does', async () => {
  const error = new AppError({ id: 'app.channel.create.db', statusCode: 500 })
  const { first, again, incidents } = await startRefused('CreateChannel', error)
  expect(first).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect(first.headers['retry-after']).toBe('5')
  expect(again).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } })
  expect(incidents).toHaveLength(1)
})
