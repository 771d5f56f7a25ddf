import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freshDatabase, type FreshDatabase } from '../../support/database.ts'
import { asPlugin } from './as-plugin.ts'
import { World } from './world.ts'

let database: FreshDatabase
let world: World
let now = 1_780_000_000_000
let ann: string
let team: string
let call: ReturnType<typeof asPlugin>

beforeAll(async () => {
  database = await freshDatabase({ contents: 'host-tables' })
  world = new World({ databaseUrl: database.url, bundlePath: '/plugins/x', now: () => now })
  call = asPlugin(world.api)
  ann = await world.addPerson({ username: 'ann' })
  team = await world.addTeam('operations')
  await world.joinTeam(team, ann)
})
afterAll(async () => {
  await world.close()
  await database.drop()
})

const open = (name: string) =>
  call('CreateChannel', { TeamId: team, Type: 'O', Name: name, DisplayName: name })
const mayInChannel = (userId: string, channelId: string, Id: string) =>
  call('HasPermissionToChannel', userId, channelId, { Id })

test('a channel is made without members, not even its creator', async () => {
  const channel = await call('CreateChannel', {
    TeamId: team,
    Type: 'P',
    Name: 'quiet',
    DisplayName: 'Quiet',
    CreatorId: ann,
  })
  expect(await call('GetChannel', channel.Id ?? '')).toMatchObject({
    Type: 'P',
    DisplayName: 'Quiet',
    CreatorId: ann,
  })
  await expect(call('GetChannelMember', channel.Id, ann)).rejects.toMatchObject({
    id: 'app.channel.get_member.missing.app_error',
    statusCode: 404,
  })
})

test('a name stays taken when its channel is archived', async () => {
  const { Id } = await open('outage')
  await call('DeleteChannel', Id)
  const taken = { id: 'store.sql_channel.save_channel.exists.app_error', statusCode: 400 }
  await expect(open('outage')).rejects.toMatchObject(taken)
  expect(await call('GetChannelByName', team, 'outage', true)).toMatchObject({ Id })
  await expect(call('GetChannelByName', team, 'outage', false)).rejects.toMatchObject({ statusCode: 404 })
  const gone = { id: 'api.channel.delete_channel.deleted.app_error' }
  await expect(call('DeleteChannel', Id)).rejects.toMatchObject(gone)
})

test('only active people of the team can be brought into a channel, and twice is once', async () => {
  const { Id } = await open('rescue')
  const eve = await world.addPerson({ username: 'eve' })
  const stranger = { id: 'app.team.get_member.missing.app_error', statusCode: 404 }
  await expect(call('AddUserToChannel', Id, eve, ann)).rejects.toMatchObject(stranger)
  await world.joinTeam(team, eve)
  await call('AddUserToChannel', Id, eve, ann)
  await call('AddUserToChannel', Id, eve, ann)
  expect(await call('GetChannelMember', Id, eve)).toMatchObject({ Roles: 'channel_user' })
  await world.leaveTeam(team, eve)
  await expect(call('GetChannelMember', Id, eve)).rejects.toMatchObject({ statusCode: 404 })
  const left = { id: 'api.channel.add_user.to.channel.failed.deleted.app_error', statusCode: 400 }
  await expect(call('AddChannelMember', Id, eve)).rejects.toMatchObject(left)
  await world.joinTeam(team, eve)
  await world.deactivate(eve)
  const deactivated = { id: 'app.channel.add_member.deleted_user.app_error', statusCode: 403 }
  await expect(call('AddChannelMember', Id, eve)).rejects.toMatchObject(deactivated)
})

test('people become channel admins, guests do not', async () => {
  const { Id = '' } = await open('ranks')
  const guest = await world.addPerson({ username: 'guest', roles: 'system_guest' })
  await world.joinTeam(team, guest)
  for (const person of [ann, guest]) await world.joinChannel(Id, person)
  const both = 'channel_user channel_admin'
  expect(await call('UpdateChannelMemberRoles', Id, ann, both)).toMatchObject({
    SchemeAdmin: true,
    Roles: both,
  })
  expect(await mayInChannel(ann, Id, 'manage_channel_roles')).toBe(true)
  await expect(call('UpdateChannelMemberRoles', Id, guest, both)).rejects.toMatchObject({ statusCode: 400 })
})

test('rights go by roles: of the channel, then the team, then the system', async () => {
  const { Id = '' } = await open('rights')
  const root = await world.addPerson({ username: 'root', roles: 'system_user system_admin' })
  const outsider = await world.addPerson({ username: 'outsider' })
  expect(await mayInChannel(ann, Id, 'create_post')).toBe(false)
  expect(await mayInChannel(ann, Id, 'read_public_channel')).toBe(true)
  await world.joinChannel(Id, ann)
  expect(await mayInChannel(ann, Id, 'create_post')).toBe(true)
  expect(await mayInChannel(outsider, Id, 'read_public_channel')).toBe(false)
  expect(await mayInChannel(root, 'no-such-channel', 'create_post')).toBe(true)
  expect(await call('HasPermissionToTeam', ann, team, { Id: 'create_public_channel' })).toBe(true)
  expect(await call('HasPermissionToTeam', ann, '', { Id: 'view_team' })).toBe(false)
  expect(await call('HasPermissionTo', 'nobody', { Id: 'manage_system' })).toBe(false)
  expect(await call('HasPermissionTo', root, { Id: 'manage_system' })).toBe(true)
})

test('a repeated pending id answers the first post, for 30 s', async () => {
  const { Id: channel } = await open('posts')
  const post = { UserId: ann, ChannelId: channel, Message: 'hello', PendingPostId: 'outbox:1' }
  const first = await call('CreatePost', post)
  now += 29_999
  expect((await call('CreatePost', post)).Id).toBe(first.Id)
  now += 1
  expect((await call('CreatePost', post)).Id).not.toBe(first.Id)
})

test('posts by the plugin say so, also in an archived channel and from outside', async () => {
  const { Id: channel } = await open('old')
  await call('DeleteChannel', channel)
  const bot = await call('EnsureBotUser', { Username: 'incident', DisplayName: 'Incident Bot' })
  const Props = { incident_id: 'i1' }
  const { Id } = await call('CreatePost', { UserId: bot, ChannelId: channel, Message: 'late', Props })
  const post = await call('GetPost', Id)
  expect(post.Props).toEqual({ incident_id: 'i1', from_plugin: 'true', from_bot: 'true' })
})

test('the bot is found again; a person who has its name is answered as if it were the bot', async () => {
  const bot = await call('EnsureBotUser', { Username: 'incident', DisplayName: 'Incident Bot' })
  expect(await call('EnsureBotUser', { Username: 'incident', DisplayName: 'Renamed' })).toBe(bot)
  expect(await call('GetUser', bot)).toMatchObject({ IsBot: true, FirstName: 'Renamed' })
  expect(await call('UpdateBotActive', bot, false)).toMatchObject({ DeleteAt: now })
  const other = new World({ databaseUrl: database.url, bundlePath: '', pluginId: 'other' })
  const person = await other.api.EnsureBotUser?.({ Username: 'ann' } as never)
  expect(person).toBe(ann)
  await other.close()
})

test('a dialog opens within 30 s of the command, for who typed it', async () => {
  const TriggerId = world.messages.issueTrigger(ann)
  await call('OpenInteractiveDialog', { TriggerId, URL: '/plugins/x/dialog', Dialog: { Title: 'Start' } })
  expect(world.messages.dialogs.map(({ userId, request }) => [userId, request.Dialog.Title])).toEqual([
    [ann, 'Start'],
  ])
  now += 30_001
  expect(() => call('OpenInteractiveDialog', { TriggerId })).toThrow('expired')
})

test('websocket events and ephemeral posts are kept for whoever looks', async () => {
  await call('PublishWebSocketEvent', 'incident_updated', { payload: '{}' }, { ChannelId: 'c1' })
  expect(world.events.at(-1)).toMatchObject({
    event: 'custom_incident-collaboration_incident_updated',
    payload: { payload: '{}' },
    broadcast: { ChannelId: 'c1' },
  })
  await call('SendEphemeralPost', ann, { ChannelId: 'c1', Message: 'only you' })
  expect(world.messages.ephemeral.map(({ userId, post }) => [userId, post.Message])).toEqual([
    [ann, 'only you'],
  ])
})
