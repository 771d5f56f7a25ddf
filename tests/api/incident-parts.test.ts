import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { newId } from '../../server/ids.ts'
import { leaveChannel } from '../standin/world/leave-channel.ts'
import { insertBot, insertPost, insertRow, joinChannel } from '../support/host-world.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'

let ops: Operations
let incident: Incident
let tell: Pick<Parameters<typeof insertPost>[1], 'channelId'>

beforeAll(async () => {
  ops = await openOperations()
})
afterAll(() => ops.product.close())

const pool = () => ops.product.database.pool
const join = (person: Person) => ops.product.world.joinChannel(incident.channel_id, person.id)
const leave = (person: Person) =>
  leaveChannel(ops.product.world.base, incident.channel_id, person.id, person.id)
const post = (userId: string, given = {}) => insertPost(pool(), { ...tell, userId, ...given })

async function start(name: string): Promise<void> {
  const playbook = await ops.playbook()
  const order = { name, team_id: ops.teamId, commander_user_id: ops.ann.id, playbook_id: playbook }
  incident = await ops.ann.start(order)
  tell = { channelId: incident.channel_id }
  await ops.product.settled()
}

async function read<Part>(person: Person, route: string): Promise<Part> {
  const { status, body } = await person.ask({ method: 'GET', path: pathOf(route, { id: incident.id }) })
  if (status !== 200) throw new Error(`Refused: ${status} ${JSON.stringify(body)}`)
  return body as Part
}

type Metadata = { num_members: number; num_active_participants: number; total_posts: number }
type People = { items: { username: string; first_joined_at: number; left_at: number; is_active: boolean }[] }

test('metadata names the places and counts the people and their messages', async () => {
  await start('Payments answer 502')
  expect(await read(ops.ann, routes.metadata)).toEqual({
    channel_name: 'payments-answer-502',
    channel_display_name: 'Payments answer 502',
    team_name: 'operations',
    num_members: 1,
    num_active_participants: 1,
    // The bot's own post about the start.
    total_posts: 1,
  })
})

test('D-22 joining alone makes nobody active; posting and touching a task do, and leaving changes neither', async () => {
  await start('Who takes part')
  for (const person of [ops.bob, ops.eve, ops.gus]) await join(person)
  await post(ops.bob.id)
  const [taskId = ''] = incident.checklists.flatMap(({ items }) => items.map(({ id }) => id))
  await ops.eve.setTask(incident.id, taskId, 'closed')
  await leave(ops.bob)
  await leave(ops.gus)

  expect(await read(ops.ann, routes.metadata)).toMatchObject({ num_members: 4, num_active_participants: 3 })
  const { items } = await read<People>(ops.ann, routes.participants)
  expect(items.map(({ username, left_at: left, is_active: active }) => [username, left > 0, active])).toEqual(
    [
      ['ann', false, true],
      ['bob', true, true],
      ['eve', false, true],
      ['gus', true, false],
    ],
  )
  for (const one of items) expect(one.first_joined_at).toBeGreaterThanOrEqual(incident.create_at)
  const present = await ops.ann.ask({
    method: 'GET',
    path: `${pathOf(routes.participants, { id: incident.id })}?present=true`,
  })
  expect(present.body).toMatchObject({ total_count: 2, items: [{ username: 'ann' }, { username: 'eve' }] })
})

test('somebody who came back is in the channel, since the first time', async () => {
  await start('To and fro')
  await join(ops.bob)
  const [, before] = (await read<People>(ops.ann, routes.participants)).items
  await leave(ops.bob)
  await join(ops.bob)
  const [, after] = (await read<People>(ops.ann, routes.participants)).items
  expect(after).toEqual({ ...before, left_at: 0 })
})

test('whoever left the team has left the channel, at the time that the team knows', async () => {
  await start('Gone from the team')
  const { world, clock } = ops.product
  await join(ops.eve)
  await world.leaveTeam(ops.teamId, ops.eve.id)
  const [, eve] = (await read<People>(ops.ann, routes.participants)).items
  expect(eve?.left_at).toBeGreaterThan(incident.create_at)
  expect(eve?.left_at).toBeLessThan(clock.now().getTime())
  await world.joinTeam(ops.teamId, ops.eve.id)
})

test('P-30 bots are in no count of people, and their messages are messages', async () => {
  await start('Robots')
  const bot = await insertBot(pool(), 'robot')
  await joinChannel(pool(), incident.channel_id, bot)
  await post(bot)
  expect(await read<Metadata>(ops.ann, routes.metadata)).toMatchObject({
    num_members: 1,
    num_active_participants: 1,
    total_posts: 2,
  })
  expect((await read<People>(ops.ann, routes.participants)).items).toHaveLength(1)
})

test('messages are what people and bots said: no system messages, nothing deleted, no former versions', async () => {
  await start('What was said')
  const { total_posts: before } = await read<Metadata>(ops.ann, routes.metadata)
  await post(ops.ann.id)
  await post(ops.ann.id, { type: 'custom_thing' })
  await post(ops.bob.id, { type: 'system_join_channel' })
  await post(ops.ann.id, { deleteAt: 5 })
  expect(await read<Metadata>(ops.ann, routes.metadata)).toMatchObject({
    total_posts: before + 2,
    num_active_participants: 1,
  })
})

test('of a channel that is gone the last known names and people are told', async () => {
  await start('Gone for good')
  for (const table of ['channelmembers', 'channelmemberhistory']) {
    await pool().query(`delete from ${table} where channelid = $1`, [incident.channel_id])
  }
  await pool().query('delete from channels where id = $1', [incident.channel_id])
  expect(await read(ops.ada, routes.metadata)).toMatchObject({
    channel_name: 'gone-for-good',
    channel_display_name: 'Gone for good',
    num_members: 1,
  })
  expect(await read(ops.ann, routes.participants)).toMatchObject({
    total_count: 1,
    items: [{ user_id: ops.ann.id, left_at: 0 }],
  })
})

test('a status update reads as its post reads now, and says so when the post is gone', async () => {
  await start('How it stands')
  const posts = await Promise.all(
    ['first', 'second', 'third'].map((message) => post(ops.ann.id, { message })),
  )
  const [first = '', second = '', third = ''] = posts
  await addUpdate(first, 10, { status: 2 })
  await addUpdate(second, 20, { status: 2, old_status: 2, reminder_seconds: 600 })
  await addUpdate(third, 30, { status: 3, old_status: 2 })
  await addUpdate('', 40, { status: 4, phase: 'pending', message: 'Not posted yet' })
  await addUpdate(newId(), 50, { delete_at: 60 })
  await pool().query(`update posts set message = 'first, corrected', editat = 99 where id = $1`, [first])
  await pool().query('delete from posts where id = $1', [second])
  await pool().query('update posts set deleteat = 99 where id = $1', [third])

  expect(await read(ops.ann, routes.statusUpdates)).toMatchObject({
    total_count: 2,
    items: [
      { post_id: second, message: '', message_missing: true, status: 'Active', reminder_seconds: 600 },
      {
        post_id: first,
        message: 'first, corrected',
        message_missing: false,
        status: 'Active',
        old_status: 'Reported',
        create_at: 10,
        edit_at: 99,
        author_user_id: ops.ann.id,
        broadcast: 'none',
      },
    ],
  })
})

test('a post that was moved to another channel lends it no text', async () => {
  await start('Moved away')
  const moved = await post(ops.ann.id, { channelId: ops.townSquare, message: 'Said elsewhere' })
  await addUpdate(moved, 10)
  expect(await read(ops.ann, routes.statusUpdates)).toMatchObject({
    items: [{ message: '', message_missing: true }],
  })
})

const addUpdate = (postId: string, createAt: number, given = {}) =>
  insertRow(pool(), 'status_update', {
    id: newId(),
    incident_id: incident.id,
    author_user_id: ops.ann.id,
    post_id: postId,
    phase: 'posted',
    status: 2,
    old_status: 1,
    create_at: createAt,
    ...given,
  })
