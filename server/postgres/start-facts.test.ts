import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { insertBot, insertGuest, insertTeam, insertUser } from '../../tests/support/host-world.ts'
import { stillClock, type Scene } from '../../tests/support/incident-world.ts'
import { openScene, type OpenScene } from '../../tests/support/open-scene.ts'
import { insertPlaybook, insertSetting } from '../../tests/support/product-world.ts'
import type { Database } from './database.ts'
import { makeStartStore } from './start-store.ts'

let opened: OpenScene
let database: Database
let scene: Scene

beforeAll(async () => {
  opened = await openScene()
  ;({ database, scene } = opened)
})
afterAll(() => opened.close())

type Question = { userId?: string; teamId?: string; playbookId?: string; commanderIds?: readonly string[] }

const ask = ({
  userId = scene.ann,
  teamId = scene.teamId,
  playbookId = '',
  commanderIds = [],
}: Question = {}) =>
  makeStartStore(database, stillClock()).facts({ userId, teamId, playbookId, commanderIds })

test('without settings everybody of the team may start, also without a playbook', async () => {
  expect(await ask()).toEqual({
    isActive: true,
    isBot: false,
    isGuest: false,
    isInTeam: true,
    isTeamLive: true,
    isTeamEnabled: true,
    isStartersListEmpty: true,
    isOnStartersList: false,
    mayStartWithoutPlaybook: true,
    isCreatorsListEmpty: true,
    isOnCreatorsList: false,
    teamName: 'operations',
    playbook: undefined,
    playbookFacts: { exists: false, isDeleted: false, isOfTeam: false, isPublic: false, isMember: false },
    possibleCommanderIds: [],
  })
})

test('unknown and impossible ids have an answer, too', async () => {
  for (const id of ['', 'nobody', "'; drop table incident; --", 'null\0byte']) {
    expect(await ask({ userId: id, teamId: id, playbookId: id, commanderIds: [id] })).toMatchObject({
      isActive: false,
      isInTeam: false,
      isTeamLive: false,
      playbook: undefined,
      playbookFacts: { exists: false },
      possibleCommanderIds: [],
    })
  }
})

test('settings name who may start, where, and whether without a playbook', async () => {
  const { pool } = database
  const otherTeam = await insertTeam(pool)
  await insertSetting(pool, 'incident_starters_user_ids', [scene.bob])
  await insertSetting(pool, 'enabled_team_ids', [otherTeam])
  await insertSetting(pool, 'start_without_playbook', false)

  expect(await ask({ userId: scene.bob })).toMatchObject({
    isStartersListEmpty: false,
    isOnStartersList: true,
    isTeamEnabled: false,
    mayStartWithoutPlaybook: false,
  })
  expect(await ask({ teamId: otherTeam })).toMatchObject({ isOnStartersList: false, isTeamEnabled: true })
  await pool.query('delete from setting')
})

test('a playbook comes with its checklists and with who may use it', async () => {
  const playbookId = await insertPlaybook(database.pool, {
    teamId: scene.teamId,
    title: 'Outage',
    memberIds: [scene.bob],
    checklists: [
      { title: 'First', tasks: [{ title: 'Look', description: 'at it', command: '/echo 1' }] },
      { title: 'Then', tasks: [] },
    ],
    invitedUserIds: [scene.eve],
    inviteUsersEnabled: true,
    reminderTimerDefaultSeconds: 900,
  })
  const { playbook, playbookFacts } = await ask({ playbookId })

  expect(playbook).toMatchObject({
    id: playbookId,
    version: 1,
    title: 'Outage',
    teamId: scene.teamId,
    isPublic: false,
    createPublicIncident: false,
    retrospectiveEnabled: true,
    invitedUserIds: [scene.eve],
    reminderTimerDefaultSeconds: 900,
    checklists: [
      { title: 'First', tasks: [{ title: 'Look', description: 'at it', command: '/echo 1' }] },
      { title: 'Then', tasks: [] },
    ],
  })
  expect(playbook).not.toHaveProperty('webhookSecret')
  expect(playbookFacts).toEqual({
    exists: true,
    isDeleted: false,
    isOfTeam: true,
    isPublic: false,
    isMember: false,
  })
  expect((await ask({ playbookId, userId: scene.bob })).playbookFacts.isMember).toBe(true)
})

test('a playbook that is public, deleted or of another team is told as such', async () => {
  const otherTeam = await insertTeam(database.pool)
  const given = { teamId: scene.teamId, isPublic: true, isDeleted: true }
  const deleted = await insertPlaybook(database.pool, given)
  const foreign = await insertPlaybook(database.pool, { teamId: otherTeam })

  expect((await ask({ playbookId: deleted })).playbookFacts).toMatchObject({
    isDeleted: true,
    isPublic: true,
  })
  expect((await ask({ playbookId: foreign })).playbookFacts).toMatchObject({ exists: true, isOfTeam: false })
})

test('only active people of the team can command; the default commander of the playbook is asked for, too', async () => {
  const { pool } = database
  const teams = [scene.teamId]
  const guest = await insertGuest(pool, 'gus', { teams })
  const impossible = [
    await insertBot(pool, 'robot', { teams }),
    await insertUser(pool, 'gone', { teams, deleteAt: 5 }),
    await insertUser(pool, 'null', { teams, deleteAt: null }),
    await insertUser(pool, 'outsider'),
    'nobody',
  ]
  const playbookId = await insertPlaybook(pool, { teamId: scene.teamId, defaultCommanderId: scene.eve })
  const { possibleCommanderIds } = await ask({ playbookId, commanderIds: [...impossible, scene.bob, guest] })

  expect(new Set(possibleCommanderIds)).toEqual(new Set([scene.bob, guest, scene.eve]))
})
