import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freshDatabase, type FreshDatabase } from '../../support/database.ts'
import { textOf } from './base.ts'
import { changePost, deletePost } from './change-post.ts'
import { directChannel } from './direct-channels.ts'
import { insertPost } from './insert-post.ts'
import { leaveChannel } from './leave-channel.ts'
import { World } from './world.ts'

let database: FreshDatabase
let world: World
let ann: string
let bob: string
let channel: string
const happened: string[] = []

beforeAll(async () => {
  database = await freshDatabase({ contents: 'host-tables' })
  world = new World({ databaseUrl: database.url, bundlePath: '' })
  world.on('happened', ({ hook }) => happened.push(hook))
  ann = await world.addPerson({ username: 'ann' })
  bob = await world.addPerson({ username: 'bob' })
  const team = await world.addTeam('operations')
  channel = await world.addChannel(team, 'town-square')
  for (const person of [ann, bob]) {
    await world.joinTeam(team, person)
    await world.joinChannel(channel, person)
  }
})
afterAll(async () => {
  await world.close()
  await database.drop()
})

async function count(sql: string): Promise<number> {
  const { rows } = await world.base.pool.query<{ count: number }>(`select count(*)::int ${sql}`)
  return rows[0]?.count ?? -1
}

test('an edited post keeps its old text as a deleted row that points at it', async () => {
  const { id } = await insertPost(world.base, { UserId: ann, ChannelId: channel, Message: 'old' })
  const row = await changePost(world.base, textOf(id), { message: 'new' })
  expect([row.message, Number(row.editat) > 0]).toEqual(['new', true])
  expect(
    await count(`from posts where originalid = '${textOf(id)}' and message = 'old' and deleteat > 0`),
  ).toBe(1)
  expect(world.events.at(-1)?.event).toBe('post_edited')
  expect(happened.at(-1)).toBe('MessageHasBeenUpdated')
})

test('a deleted post is gone with its answers', async () => {
  const { id } = await insertPost(world.base, { UserId: ann, ChannelId: channel, Message: 'root' })
  await insertPost(world.base, { UserId: bob, ChannelId: channel, Message: 'answer', RootId: textOf(id) })
  await deletePost(world.base, textOf(id))
  expect(await count(`from posts where deleteat = 0 and '${textOf(id)}' in (id, rootid)`)).toBe(0)
  await expect(deletePost(world.base, textOf(id))).rejects.toMatchObject({ statusCode: 404 })
})

test('who leaves a channel is no member, and the history knows when they left', async () => {
  await leaveChannel(world.base, channel, bob, ann)
  expect(await count(`from channelmembers where userid = '${bob}'`)).toBe(0)
  expect(await count(`from channelmemberhistory where userid = '${bob}' and leavetime is not null`)).toBe(1)
  const removals = world.events.filter(({ event }) => event === 'user_removed')
  expect(removals.map(({ broadcast }) => broadcast)).toEqual([{ ChannelId: channel }, { UserId: bob }])
  expect(happened.at(-1)).toBe('UserHasLeftChannel')
})

test('two people have one direct channel, whoever asks first', async () => {
  const first = await directChannel(world.base, ann, bob)
  const second = await directChannel(world.base, bob, ann)
  expect(second.id).toBe(first.id)
  expect(await count(`from channelmembers where channelid = '${textOf(first.id)}'`)).toBe(2)
})
