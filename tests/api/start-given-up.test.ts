import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { newId } from '../../server/ids.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import type { ApiName } from '../standin/plugin-host/api-table.ts'
import { textOf } from '../standin/world/base.ts'
import { directChannel } from '../standin/world/direct-channels.ts'
import { botPostsIn } from '../support/channels.ts'
import { openOperations, type Operations } from '../support/operations.ts'

let ops: Operations
let name: string

// The clock of one that starts again may not be far from the database's.
beforeEach(async () => {
  ops = await openOperations()
  name = `outage${newId().slice(0, 6)}`
})
afterEach(() => ops.product.close())

const silent = new AppError({ id: 'app.channel.db', statusCode: 500 })
const refused = new AppError({ id: 'api.channel.add_members.denied', statusCode: 403 })

const ask = () =>
  ops.ann.ask({
    method: 'POST',
    path: '/incidents',
    headers: { 'Idempotency-Key': name },
    body: { name, team_id: ops.teamId, commander_user_id: ops.ann.id },
  })

const failing = (call: ApiName, error: AppError): void =>
  ops.product.faults.plan(call, { kind: 'fail', error })

async function later(minutes: number): Promise<void> {
  ops.product.clock.moveBy(minutes * 60_000)
  await ops.product.settled()
}

/** What the bot has told ann of this start, and nobody else. */
async function messages(): Promise<string[]> {
  await ops.product.settled()
  const channel = await directChannel(ops.product.world.base, await botId(), ops.ann.id)
  const posts = await botPostsIn(ops, textOf(channel.id))
  return posts.filter((message) => message.includes(name))
}

async function botId(): Promise<string> {
  const { rows } = await ops.product.database.pool.query<{ id: string }>(
    `select id from users where username = 'incident'`,
  )
  return rows[0]?.id ?? ''
}

const left = async (): Promise<number> => {
  const { rowCount } = await ops.product.database.pool.query(
    'select from channels where displayname = $1 and deleteat = 0',
    [name],
  )
  return rowCount ?? 0
}

test('A-036: one that the host refuses after the caller was told to wait is told by a direct message', async () => {
  failing('AddChannelMember', silent)
  expect(await ask()).toMatchObject({ status: 503 })
  failing('AddChannelMember', refused)
  await later(1)
  expect(await messages()).toHaveLength(1)
  expect(await left()).toBe(0)
})

test('a caller who hears the refusal at once gets no message beside', async () => {
  failing('AddChannelMember', refused)
  expect(await ask()).toMatchObject({ status: 409 })
  expect(await messages()).toEqual([])
  expect(await left()).toBe(0)
})

test('A-036 P-13: one that dies while it is undone is undone after the restart, and told', async () => {
  failing('AddChannelMember', silent)
  expect(await ask()).toMatchObject({ status: 503 })
  failing('AddChannelMember', refused)
  ops.product.faults.plan('DeleteChannel', { kind: 'kill_after' })
  await later(1)
  await ops.product.restart()
  expect(await messages()).toHaveLength(1)
  expect(await left()).toBe(0)
})

test('A-036 P-13: a channel that was made without our knowing goes, too, when the start is given up', async () => {
  ops.product.faults.plan('CreateChannel', { kind: 'kill_after' })
  await ask().catch(() => undefined)
  await ops.product.stop()
  expect(await left()).toBe(1)
  // It began long ago, and the host does not say at once what became of the channel.
  await ops.product.database.pool.query(
    'update incident set create_at = create_at - 660000 where name = $1',
    [name],
  )
  failing('GetChannelByName', silent)
  await ops.product.start()
  expect(await messages()).toHaveLength(1)
  expect(await left()).toBe(0)
})

test('A-036: a start whose host stays away for ten minutes is given up; the starter is told, the key is free', async () => {
  for (let call = 0; call < 50; call++) failing('AddChannelMember', silent)
  expect(await ask()).toMatchObject({ status: 503 })
  await later(9)
  expect(await messages()).toEqual([])
  await later(2)
  expect(await messages()).toEqual([
    `Incident **${name}** could not be started, nothing is left behind. Mattermost did not answer for 10 minutes\\.`,
  ])
  expect(await left()).toBe(0)
  ops.product.faults.forget()
  expect(await ask()).toMatchObject({ status: 201 })
  expect(await left()).toBe(1)
})
