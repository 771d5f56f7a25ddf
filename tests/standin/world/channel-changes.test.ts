import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { freshDatabase, type FreshDatabase } from '../../support/database.ts'
import { asPlugin } from './as-plugin.ts'
import { World } from './world.ts'

let database: FreshDatabase
let world: World
let call: ReturnType<typeof asPlugin>
let ann: string
let team: string
let channel: string
let from: number

beforeAll(async () => {
  database = await freshDatabase({ contents: 'host-tables' })
  world = new World({ databaseUrl: database.url, bundlePath: '' })
  call = asPlugin(world.api)
  ann = await world.addPerson({ username: 'ann' })
  team = await world.addTeam('operations')
  await world.joinTeam(team, ann)
})
afterAll(async () => {
  await world.close()
  await database.drop()
})
beforeEach(async () => {
  channel = await world.addChannel(team, `channel-${world.events.length}`)
  await world.joinChannel(channel, ann)
  from = world.events.length
})

/** What browsers are told since the test began, and whom it was meant for. */
const told = () => world.events.slice(from).map(({ event, broadcast }) => [event, broadcast])
const messages = async () => {
  const sql = 'select type, message from posts where channelid = $1 order by createat desc, id limit 1'
  return (await world.base.pool.query<{ type: string; message: string }>(sql, [channel])).rows[0]
}
const ofChannel = () => ({ ChannelId: channel })

test('a channel that is renamed says so to its members, in an event and a message', async () => {
  await world.renameChannel(channel, 'Big outage', ann)
  expect(told()).toEqual([
    ['channel_updated', ofChannel()],
    ['posted', ofChannel()],
  ])
  expect(await messages()).toMatchObject({
    type: 'system_displayname_change',
    message: expect.stringMatching(/^ann updated the channel display name from: channel-\d+ to: Big outage$/),
  })
})

test('a conversion is told to the team, too; to what it is already changes nothing', async () => {
  await world.convertChannel(channel, 'P', ann)
  expect(told()).toContainEqual(['channel_converted', { TeamId: team }])
  from = world.events.length
  await world.convertChannel(channel, 'P', ann)
  expect(told()).toEqual([])
})

test('archiving and restoring a public channel is told to the team, a private one to its members', async () => {
  await world.archiveChannel(channel, ann)
  await world.restoreChannel(channel, ann)
  expect(told()).toEqual([
    ['posted', ofChannel()],
    ['channel_deleted', { TeamId: team }],
    ['channel_restored', { TeamId: team }],
    ['posted', ofChannel()],
  ])
  await world.convertChannel(channel, 'P', ann)
  from = world.events.length
  await world.archiveChannel(channel)
  expect(told().at(-1)).toEqual(['channel_deleted', ofChannel()])
  await expect(world.archiveChannel(channel)).rejects.toMatchObject({
    id: 'api.channel.delete_channel.deleted.app_error',
  })
})

test('a plugin restores a channel by writing it back whole: only its members hear of it, without a word', async () => {
  await world.archiveChannel(channel)
  from = world.events.length
  const whole = await call('GetChannel', channel)
  await expect(call('UpdateChannel', whole)).rejects.toMatchObject({ statusCode: 400 })
  expect(await call('UpdateChannel', { ...whole, DeleteAt: 0, Header: 'Back' })).toMatchObject({
    Header: 'Back',
  })
  expect(told()).toEqual([['channel_updated', ofChannel()]])
})

test('what a plugin leaves out of a channel is lost', async () => {
  await world.base.pool.query("update channels set header = 'Read me' where id = $1", [channel])
  const { Header, ...rest } = await call('GetChannel', channel)
  expect(Header).toBe('Read me')
  expect(await call('UpdateChannel', rest)).toMatchObject({ Header: '' })
})

test('a channel that is erased was never there', async () => {
  await world.eraseChannel(channel)
  expect(told()).toEqual([])
  await expect(call('GetChannel', channel)).rejects.toMatchObject({ statusCode: 404 })
})

test('in a read-only channel members and guests may not write, its admins may', async () => {
  const may = (userId: string) => call('HasPermissionToChannel', userId, channel, { Id: 'create_post' })
  const guest = await world.addPerson({ username: 'gus', roles: 'system_guest' })
  await world.joinTeam(team, guest)
  await world.joinChannel(channel, guest)
  expect([await may(ann), await may(guest)]).toEqual([true, true])
  await world.makeReadOnly(channel)
  expect([await may(ann), await may(guest)]).toEqual([false, false])
  expect(await call('HasPermissionToChannel', guest, channel, { Id: 'read_channel_content' })).toBe(true)
  await call('UpdateChannelMemberRoles', channel, ann, 'channel_user channel_admin')
  expect(await may(ann)).toBe(true)
})
