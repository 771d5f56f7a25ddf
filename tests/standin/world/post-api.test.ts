import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freshDatabase, type FreshDatabase } from '../../support/database.ts'
import { asPlugin } from './as-plugin.ts'
import { World } from './world.ts'

let database: FreshDatabase
let world: World
let call: ReturnType<typeof asPlugin>
let ann: string
let bob: string
let channel: string

beforeAll(async () => {
  database = await freshDatabase({ contents: 'host-tables' })
  world = new World({ databaseUrl: database.url, bundlePath: '' })
  call = asPlugin(world.api)
  ann = await world.addPerson({ username: 'ann' })
  bob = await world.addPerson({ username: 'bob' })
  const team = await world.addTeam('operations')
  channel = await world.addChannel(team, 'outage')
  for (const person of [ann, bob]) {
    await world.joinTeam(team, person)
    await world.joinChannel(channel, person)
  }
})
afterAll(async () => {
  await world.close()
  await database.drop()
})

const open = (name: string) =>
  world.base.pool
    .query<{ teamid: string }>('select teamid from channels limit 1')
    .then(({ rows }) => world.addChannel(rows[0]?.teamid ?? '', name))

test('a plugin posts as a person, and the post says that a plugin made it', async () => {
  const post = {
    UserId: ann,
    ChannelId: channel,
    Message: 'We are on it, @bob',
    Props: { incident_id: 'i1' },
  }
  const { Id } = await call('CreatePost', post)
  const props = { incident_id: 'i1', from_plugin: 'true' }
  expect(await call('GetPost', Id)).toMatchObject({ UserId: ann, Message: post.Message, Props: props })
  expect(world.events.at(-1)?.payload).toMatchObject({ mentions: JSON.stringify([bob]) })
})

test('an update replaces text, properties and pin; what was left out is gone', async () => {
  const { Id } = await call('CreatePost', {
    UserId: ann,
    ChannelId: channel,
    Message: 'old',
    Props: { a: '1' },
  })
  const post = await call('GetPost', Id)
  const changed = await call('UpdatePost', { ...post, Message: 'new', IsPinned: true, Props: { b: '2' } })
  expect(changed).toMatchObject({ Message: 'new', IsPinned: true, Props: { b: '2' } })
  expect(Number(changed.EditAt)).toBeGreaterThan(0)
})

test('other properties alone do not make a post edited, other attachments do', async () => {
  const { Id } = await call('CreatePost', { UserId: ann, ChannelId: channel, Message: 'text' })
  const update = (Props: object) => call('UpdatePost', { Id, Message: 'text', Props })
  expect(Number((await update({ quiet: 'yes' })).EditAt)).toBe(0)
  await world.base.pool.query(`update posts set props = '{"attachments": [{"text": "old"}]}' where id = $1`, [
    Id,
  ])
  expect(Number((await update({})).EditAt)).toBeGreaterThan(0)
})

test('system messages, deleted posts and posts of archived channels cannot be changed', async () => {
  const quiet = await open('quiet')
  const post = await call('CreatePost', { UserId: ann, ChannelId: quiet, Message: 'x' })
  await world.archiveChannel(quiet)
  const update = { id: 'api.post.update_post.can_not_update_post_in_deleted.error', statusCode: 400 }
  await expect(call('UpdatePost', { ...post, Message: 'y' })).rejects.toMatchObject(update)
  const deletion = { id: 'api.post.delete_post.can_not_delete_post_in_deleted.error', statusCode: 400 }
  await expect(call('DeletePost', post.Id)).rejects.toMatchObject(deletion)
  await call('CreatePost', { UserId: ann, ChannelId: quiet, Message: 'still possible' })
  const { rows } = await world.base.pool.query<{ id: string }>(
    "select id from posts where type like 'system%'",
  )
  const system = { id: 'api.post.update_post.system_message.app_error' }
  await expect(call('UpdatePost', { Id: rows[0]?.id, Message: 'y' })).rejects.toMatchObject(system)
})

test('a deleted post is not there for anybody, whoever asks', async () => {
  const { Id } = await call('CreatePost', { UserId: ann, ChannelId: channel, Message: 'x' })
  await call('DeletePost', Id)
  expect(world.events.at(-1)?.event).toBe('post_deleted')
  await expect(call('GetPost', Id)).rejects.toMatchObject({ id: 'app.post.get.app_error', statusCode: 404 })
  await expect(call('DeletePost', Id)).rejects.toMatchObject({
    id: 'app.post.get.app_error',
    statusCode: 400,
  })
  await expect(call('UpdatePost', { Id, Message: 'y' })).rejects.toMatchObject({ statusCode: 404 })
})

test('an answer belongs to a post of the same channel that is no answer itself', async () => {
  const root = await call('CreatePost', { UserId: ann, ChannelId: channel, Message: 'root' })
  const answer = { UserId: bob, ChannelId: channel, Message: 'answer', RootId: root.Id }
  const { Id } = await call('CreatePost', answer)
  const refusal = { id: 'api.post.create_post.root_id.app_error', statusCode: 400 }
  await expect(call('CreatePost', { ...answer, RootId: Id })).rejects.toMatchObject(refusal)
  await expect(call('CreatePost', { ...answer, RootId: 'none' })).rejects.toMatchObject(refusal)
  const elsewhere = { ...answer, ChannelId: await open('elsewhere') }
  await expect(call('CreatePost', elsewhere)).rejects.toMatchObject({ statusCode: 400 })
})

test('an ephemeral post can be changed and taken back, for the one who sees it', async () => {
  const shown = await call('SendEphemeralPost', ann, { UserId: bob, ChannelId: channel, Message: 'psst' })
  await call('UpdateEphemeralPost', ann, { ...shown, Message: 'never mind' })
  expect(world.events.at(-1)).toMatchObject({ event: 'post_edited', broadcast: { UserId: ann } })
  await call('DeleteEphemeralPost', ann, shown.Id)
  expect(world.events.at(-1)).toMatchObject({ event: 'post_deleted', broadcast: { UserId: ann } })
})
