import { afterAll, beforeAll, expect, test } from '@jest/globals'

import {
  insertBot,
  insertGuest,
  insertTeam,
  insertUser,
  joinChannel,
  joinTeam,
} from '../../tests/support/host-world.ts'
import { openIncident, type OpenIncident, type Scene } from '../../tests/support/incident-world.ts'
import { openScene, type OpenScene } from '../../tests/support/open-scene.ts'
import { insertSetting } from '../../tests/support/product-world.ts'
import { newId } from '../ids.ts'
import type { Database } from './database.ts'
import { makeReads } from './reads.ts'
import { makeWork } from './work.ts'

let opened: OpenScene
let database: Database
let scene: Scene
let open: OpenIncident

beforeAll(async () => {
  opened = await openScene()
  ;({ database, scene } = opened)
  open = await openIncident(scene)
})
afterAll(() => opened.close())

/** As a change sees them and as a reader does: the same facts by two statements. */
async function factsOf(userId: string, { incidentId } = open) {
  const seen = await makeWork(database.pool).inTransaction((tx) =>
    tx.look({ userId, incidentId, taskId: '' }),
  )
  const found = await makeReads(database).findRecord(incidentId, userId)
  expect(found?.facts).toEqual(seen.facts)
  return seen.facts
}

const host = (text: string, ...values: unknown[]) => database.pool.query(text, values)

test('a member of the channel is an active person in a live and enabled team', async () => {
  expect(await factsOf(scene.bob)).toEqual({
    username: 'bob',
    teamName: 'operations',
    isActive: true,
    isBot: false,
    isGuest: false,
    isInTeam: true,
    isTeamLive: true,
    isTeamEnabled: true,
    isStarted: true,
    channel: 'open',
    isPublicChannel: true,
    isInChannel: true,
    wasInChannelLast: false,
  })
})

test('somebody of the team who is not in the channel is known as such', async () => {
  expect(await factsOf(scene.eve)).toMatchObject({ isInTeam: true, isInChannel: false })
})

test('who opened the incident was in its channel last', async () => {
  expect(await factsOf(scene.ann)).toMatchObject({ wasInChannelLast: true })
  await host('update participant set left_at = 5 where user_id = $1', scene.ann)
  expect(await factsOf(scene.ann)).toMatchObject({ wasInChannelLast: false })
})

test.each(['nobody', '', "' or true --", 'null\0byte'])(
  'the person %j is not there at all',
  async (userId) => {
    expect(await factsOf(userId)).toMatchObject({
      username: '',
      isActive: false,
      isBot: false,
      isGuest: false,
      isInTeam: false,
      isInChannel: false,
      isTeamLive: true,
    })
  },
)

test('deactivated people and rows with null where the host keeps a time are not active', async () => {
  for (const deleteAt of [1_700_000_000_001, null]) {
    const userId = await insertUser(database.pool, `gone${deleteAt}`, { teams: [scene.teamId], deleteAt })
    expect(await factsOf(userId)).toMatchObject({ isActive: false, isInTeam: true })
  }
})

test('who left the team is not in it, whatever the channel says', async () => {
  for (const deleteAt of [1_700_000_000_001, null]) {
    const userId = await insertUser(database.pool, `left${deleteAt}`)
    await joinTeam(database.pool, scene.teamId, userId, { deleteAt })
    await joinChannel(database.pool, open.channelId, userId)
    expect(await factsOf(userId)).toMatchObject({ isActive: true, isInTeam: false, isInChannel: true })
  }
})

test('a member of another team is not in this one', async () => {
  const otherTeam = await insertTeam(database.pool)
  const userId = await insertUser(database.pool, 'zoe', { teams: [otherTeam] })
  expect(await factsOf(userId)).toMatchObject({ isInTeam: false, isTeamLive: true })
})

test('guests are guests by their own role or by their membership', async () => {
  const teams = [scene.teamId]
  const ofServer = await insertGuest(database.pool, 'gus')
  const amongRoles = await insertUser(database.pool, 'gil', { teams, roles: 'custom system_guest' })
  const ofTeam = await insertUser(database.pool, 'gwen')
  await joinTeam(database.pool, scene.teamId, ofTeam, { isGuest: true })
  const almost = await insertUser(database.pool, 'gert', { teams, roles: 'system_guest_manager' })
  const unknown = await insertUser(database.pool, 'gina', { roles: null })
  await joinTeam(database.pool, scene.teamId, unknown, { isGuest: null })

  for (const userId of [ofServer, amongRoles, ofTeam]) {
    expect(await factsOf(userId)).toMatchObject({ isGuest: true })
  }
  for (const userId of [almost, unknown]) expect(await factsOf(userId)).toMatchObject({ isGuest: false })
})

test('a bot is a bot', async () => {
  const bot = await insertBot(database.pool, 'alertmanager', { teams: [scene.teamId] })
  expect(await factsOf(bot)).toMatchObject({ isBot: true, isActive: true, username: 'alertmanager' })
})

test('a channel that is private, archived, of unknown type or gone is told as it is now', async () => {
  const own = await openIncident(scene)
  const channel = (text: string) => host(`update channels set ${text} where id = $1`, own.channelId)
  await channel(`type = 'P'`)
  expect(await factsOf(scene.bob, own)).toMatchObject({ channel: 'open', isPublicChannel: false })
  await channel('deleteat = 7')
  expect(await factsOf(scene.bob, own)).toMatchObject({ channel: 'archived', isInChannel: true })
  await channel('type = null, deleteat = null')
  expect(await factsOf(scene.bob, own)).toMatchObject({ channel: 'open', isPublicChannel: false })
  await host('delete from channels where id = $1', own.channelId)
  expect(await factsOf(scene.ann, own)).toMatchObject({
    channel: 'deleted',
    isPublicChannel: false,
    wasInChannelLast: true,
  })
})

test('a team that is archived, gone or not enabled is told as such', async () => {
  const teamId = await insertTeam(database.pool)
  const own = await openIncident({ ...scene, teamId })
  await host('update teams set deleteat = 7 where id = $1', teamId)
  expect(await factsOf(scene.bob, own)).toMatchObject({ isTeamLive: false, isTeamEnabled: true })
  await host('delete from teams where id = $1', teamId)
  expect(await factsOf(scene.bob, own)).toMatchObject({ isTeamLive: false })

  await insertSetting(database.pool, 'enabled_team_ids', [])
  expect(await factsOf(scene.bob, own)).toMatchObject({ isTeamEnabled: true })
  await host('update setting set value = $1', JSON.stringify([scene.teamId]))
  expect(await factsOf(scene.bob)).toMatchObject({ isTeamEnabled: true })
  expect(await factsOf(scene.bob, own)).toMatchObject({ isTeamEnabled: false })
  const reads = makeReads(database)
  expect([await reads.isTeamEnabled(scene.teamId), await reads.isTeamEnabled(teamId)]).toEqual([true, false])
  await host('delete from setting')
})

test('of an unknown incident the person is known all the same', async () => {
  const look = { userId: scene.bob, incidentId: newId(), taskId: '' }
  const { facts, task } = await makeWork(database.pool).inTransaction((tx) => tx.look(look))

  expect(facts).toMatchObject({ isActive: true, username: 'bob', isStarted: false, isInTeam: false })
  expect(task).toBeUndefined()
})

test('a task is seen only through its own incident, and only while it is there', async () => {
  const other = await openIncident(scene)
  const [mine = ''] = open.taskIds
  const [foreign = ''] = other.taskIds
  const look = async (taskId: string) => {
    const question = { userId: scene.bob, incidentId: open.incidentId, taskId }
    return (await makeWork(database.pool).inTransaction((tx) => tx.look(question))).task
  }
  expect(await look(mine)).toMatchObject({ id: mine, title: 'Look', state: '', stateModifiedAt: undefined })
  for (const id of [foreign, newId(), '', 'null\0byte']) expect(await look(id)).toBeUndefined()
  await host('update task set delete_at = 7 where id = $1', mine)
  expect(await look(mine)).toBeUndefined()
})
