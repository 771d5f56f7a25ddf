import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { freshDatabase, type FreshDatabase } from '../../support/database.ts'
import { asPlugin } from './as-plugin.ts'
import type { Happening } from './base.ts'
import { World } from './world.ts'

let database: FreshDatabase
let world: World
let ann: string
let bob: string
let team: string
let channel: string
let happened: Happening[] = []

beforeAll(async () => {
  database = await freshDatabase({ contents: 'host-tables' })
  world = new World({ databaseUrl: database.url, bundlePath: '' })
  world.on('happened', (happening) => happened.push(happening))
  team = await world.addTeam('operations')
  ann = await world.addPerson({ username: 'ann' })
  await world.joinTeam(team, ann)
})
afterAll(async () => {
  await world.close()
  await database.drop()
})
beforeEach(async () => {
  bob = await world.addPerson({ username: `bob-${happened.length}-${world.events.length}` })
  await world.joinTeam(team, bob)
  channel = await world.addChannel(team, `channel-${world.events.length}`)
  happened = []
})

/** What plugins are told by that hook. */
const argumentsOf = (hook: Happening['hook']) =>
  Promise.all(
    happened.filter((entry) => entry.hook === hook).map(({ argument }) => Promise.resolve().then(argument)),
  )

test('the hook of a join names who added somebody, and nobody where they came alone', async () => {
  await world.joinChannel(channel, bob)
  await world.joinChannel(channel, ann, bob)
  expect(await argumentsOf('UserHasJoinedChannel')).toEqual([
    { A: {}, B: expect.objectContaining({ ChannelId: channel, UserId: bob }) },
    { A: {}, B: expect.objectContaining({ UserId: ann }), C: expect.objectContaining({ Id: bob }) },
  ])
})

test('after a removal by a plugin, the person themselves is named as the remover', async () => {
  await world.joinChannel(channel, bob)
  await asPlugin(world.api)('DeleteChannelMember', channel, bob)
  const [left] = await argumentsOf('UserHasLeftChannel')
  expect(left).toMatchObject({ B: { UserId: bob, ChannelId: channel }, C: { Id: bob } })
})

test('who leaves the team loses its channels without a hook, an event or a word in the history', async () => {
  await world.joinChannel(channel, bob)
  happened = []
  const from = world.events.length
  await world.leaveTeam(team, bob, ann)
  expect(happened.map(({ hook }) => hook)).toEqual(['UserHasLeftTeam'])
  expect((await argumentsOf('UserHasLeftTeam'))[0]).toMatchObject({ B: { UserId: bob }, C: { Id: ann } })
  expect(world.events.slice(from).map(({ event, broadcast }) => [event, broadcast])).toEqual([
    ['leave_team', { TeamId: team, OmitUsers: { [bob]: true } }],
    ['leave_team', { UserId: bob }],
  ])
  const { rows } = await world.base.pool.query(
    'select leavetime from channelmemberhistory where userid = $1',
    [bob],
  )
  expect(rows).toEqual([{ leavetime: null }])
})

test('joining and leaving a team twice is told once', async () => {
  await world.leaveTeam(team, bob)
  await world.leaveTeam(team, bob)
  await world.joinTeam(team, bob)
  await world.joinTeam(team, bob)
  expect(happened.map(({ hook }) => hook)).toEqual(['UserHasLeftTeam', 'UserHasJoinedTeam'])
})

test('a guest who leaves their last channel of a team leaves the team', async () => {
  const guest = await world.addPerson({ username: 'gus', roles: 'system_guest' })
  await world.joinTeam(team, guest)
  const other = await world.addChannel(team, 'other')
  for (const id of [channel, other]) await world.joinChannel(id, guest)
  happened = []
  await world.leaveChannel(channel, guest)
  await world.leaveChannel(other, guest, ann)
  const hooks = happened.map(({ hook }) => hook).filter((hook) => hook.startsWith('User'))
  expect(hooks).toEqual(['UserHasLeftChannel', 'UserHasLeftChannel', 'UserHasLeftTeam'])
})

test('a deactivated person keeps their channels; everybody is told, plugins too', async () => {
  await world.joinChannel(channel, bob)
  await world.deactivate(bob)
  expect(world.events.at(-1)).toMatchObject({ event: 'user_updated', broadcast: {} })
  const [argument] = await argumentsOf('UserHasBeenDeactivated')
  expect(argument).toMatchObject({ B: { Id: bob } })
  const call = asPlugin(world.api)
  expect(await call('GetChannelMember', channel, bob)).toMatchObject({ UserId: bob })
  await world.reactivate(bob)
  expect(await call('GetUser', bob)).toMatchObject({ DeleteAt: 0 })
})

test('a status follows who is connected, until the person chooses one', async () => {
  const call = asPlugin(world.api)
  expect(() => call('GetUserStatus', bob)).toThrow('app.status.get.missing.app_error')
  expect(await call('GetUserStatusesByIds', [bob, 'nobody'])).toMatchObject([
    { UserId: bob, Status: 'offline' },
    { UserId: 'nobody', Status: 'offline' },
  ])
  world.presence.connected(bob, true)
  expect(await call('GetUserStatus', bob)).toMatchObject({ Status: 'online', Manual: false })
  world.presence.choose(bob, 'offline')
  world.presence.connected(bob, true)
  expect(await call('GetUserStatus', bob)).toMatchObject({ Status: 'offline', Manual: true })
})
