import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { auditRecord } from '../../tests/support/audit.ts'
import { insertBot, insertGuest, insertTeam, insertUser } from '../../tests/support/host-world.ts'
import { draftIncident, openIncident, type Scene } from '../../tests/support/incident-world.ts'
import { openScene, type OpenScene } from '../../tests/support/open-scene.ts'
import { insertPlaybook } from '../../tests/support/product-world.ts'
import { newId } from '../ids.ts'
import type { Database } from './database.ts'
import { makeReads } from './reads.ts'
import { makeStartStore } from './start-store.ts'

let opened: OpenScene
let database: Database
let scene: Scene

beforeAll(async () => {
  opened = await openScene()
  ;({ database, scene } = opened)
})
afterAll(() => opened.close())

test('an open incident is found by its id and by its channel', async () => {
  const { incidentId, channelId } = await openIncident(scene)
  const place = { incidentId, teamId: scene.teamId, channelId }
  const reads = makeReads(database)

  expect(await reads.findPlace(incidentId)).toEqual(place)
  expect(await reads.findPlaceOfChannel(channelId)).toEqual(place)
})

test('an incident that is not open has no place', async () => {
  const reads = makeReads(database)
  const draft = draftIncident(scene)
  const starts = makeStartStore(database, scene.clock)
  await starts.insert({ ...draft, channelName: 'x', key: undefined, outbox: [], audit: auditRecord() })

  expect(await reads.findPlace(draft.incident.id)).toBeUndefined()
  for (const id of ['', newId(), 'null\0byte']) {
    expect(await reads.findPlace(id)).toBeUndefined()
    expect(await reads.findPlaceOfChannel(id)).toBeUndefined()
  }
})

test('people are found with what the host knows of them, deactivated ones and bots, too', async () => {
  const { pool } = database
  const nameless = { firstName: null, lastName: null, locale: null, deleteAt: 5 }
  const gone = await insertUser(pool, 'gone', nameless)
  const bot = await insertBot(pool, 'robot', { locale: '' })
  const people = await makeReads(database).findPeople([scene.ann, gone, bot, 'nobody', '', 'null\0byte'])

  expect([...people.values()]).toHaveLength(3)
  expect(people.get(scene.ann)).toEqual({
    id: scene.ann,
    username: 'ann',
    firstName: 'Ann',
    lastName: 'Arbor',
    locale: 'de',
  })
  expect(people.get(gone)).toEqual({ id: gone, username: 'gone', firstName: '', lastName: '', locale: 'en' })
  expect(people.get(bot)).toMatchObject({ locale: 'en' })
})

test('nobody is found among no ids', async () => {
  expect((await makeReads(database).findPeople([])).size).toBe(0)
})

test('a person is offered what is public and what they are a member of, an administrator everything', async () => {
  const { pool } = database
  const teamId = await insertTeam(pool)
  const member = await insertUser(pool, 'mia', { teams: [teamId] })
  const admin = await insertUser(pool, 'sam')
  const tasks = ['a', 'b'].map((title) => ({ title, description: '', command: '' }))
  const open = await insertPlaybook(pool, {
    teamId,
    title: 'b outage',
    isPublic: true,
    checklists: [{ title: 'c', tasks }],
  })
  const own = await insertPlaybook(pool, { teamId, title: 'Attack', memberIds: [member] })
  const secret = await insertPlaybook(pool, { teamId, title: 'C-level', memberIds: [scene.bob] })
  await insertPlaybook(pool, { teamId, title: 'Deleted', isPublic: true, isDeleted: true })
  await insertPlaybook(pool, { teamId: scene.teamId, title: 'Elsewhere', isPublic: true })
  const usable = (userId: string, isAdmin = false) =>
    makeReads(database).usablePlaybooks({ userId, teamId, isAdmin })

  expect(await usable(member)).toEqual([
    { id: own, title: 'Attack', numTasks: 0 },
    { id: open, title: 'b outage', numTasks: 2 },
  ])
  expect((await usable(admin, true)).map(({ id }) => id)).toEqual([own, open, secret])
  expect(await usable(admin)).toEqual([])
})

test('guests, the deactivated and people of another team are offered nothing, nor is anybody in a gone team', async () => {
  const { pool } = database
  const teamId = await insertTeam(pool)
  const teams = [teamId]
  await insertPlaybook(pool, { teamId, isPublic: true })
  const guest = await insertGuest(pool, 'gus', { teams })
  const gone = await insertUser(pool, 'left', { teams, deleteAt: 5 })
  const member = await insertUser(pool, 'max', { teams })
  const usable = (userId: string) => makeReads(database).usablePlaybooks({ userId, teamId, isAdmin: false })

  for (const userId of [guest, gone, scene.eve, '', 'null\0byte']) expect(await usable(userId)).toEqual([])
  expect(await usable(member)).toHaveLength(1)
  await pool.query('update teams set deleteat = 5 where id = $1', [teamId])
  expect(await usable(member)).toEqual([])
})
