import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { auditRecord } from '../../tests/support/audit.ts'
import { insertBot, insertUser } from '../../tests/support/host-world.ts'
import { draftIncident, timelineEvent, type Scene } from '../../tests/support/incident-world.ts'
import { openScene, type OpenScene } from '../../tests/support/open-scene.ts'
import { insertPlaybook } from '../../tests/support/product-world.ts'
import { newId } from '../ids.ts'
import type { OutboxEntry } from '../usecases/ports/outbox.ts'
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

const store = () => makeStartStore(database, scene.clock)

const created = (incidentId: string): OutboxEntry => ({
  kind: 'incident_created',
  key: newId(),
  incidentId,
  userId: scene.ann,
  clientId: 'tab',
})

async function insert(given: Parameters<typeof draftIncident>[1] = {}) {
  const draft = draftIncident(scene, given)
  const outbox = [created(draft.incident.id)]
  await store().insert({
    ...draft,
    channelName: 'shop-is-down',
    key: undefined,
    outbox,
    audit: auditRecord(),
  })
  return draft
}

const rowsOf = async (table: string, incidentId: string) =>
  (await database.pool.query(`select * from ${table} where incident_id = $1`, [incidentId])).rows as Record<
    string,
    unknown
  >[]

test('a start is kept with everything that it copied from its playbook', async () => {
  const playbookId = await insertPlaybook(database.pool, {
    teamId: scene.teamId,
    title: 'Outage',
    description: 'What we know',
    isPublic: true,
    checklists: [
      { title: 'First', tasks: ['a', 'b'].map((title) => ({ title, description: 'd', command: '/c' })) },
      { title: 'Then', tasks: [] },
    ],
    inviteUsersEnabled: true,
    invitedUserIds: [scene.bob, scene.eve],
    broadcastChannelId: newId(),
    messageOnJoinEnabled: true,
    messageOnJoin: 'Welcome, "you"\n👋',
    retrospectiveTemplate: '### What',
    retrospectiveReminderIntervalSeconds: 3600,
    postTaskChanges: false,
  })
  const facts = { userId: scene.ann, teamId: scene.teamId, playbookId, commanderIds: [] }
  const { playbook } = await store().facts(facts)
  const { incident, checklists } = await insert({ playbook, postId: newId() })

  expect(await store().find(incident.id)).toEqual({
    incident,
    phase: 'starting',
    channelName: 'shop-is-down',
    teamName: 'operations',
    playbookTitle: 'Outage',
    givenUpBecause: '',
  })
  const found = await makeReads(database).findRecord(incident.id, scene.ann)
  expect(found?.record).toMatchObject({ checklists, incident: { channelState: 'deleted' } })
  expect(found?.facts.isStarted).toBe(false)
})

test('what is not there cannot be found', async () => {
  for (const id of ['', newId(), 'null\0byte']) expect(await store().find(id)).toBeUndefined()
})

test('a start of a gone team without a playbook has no names for them', async () => {
  const draft = draftIncident({ ...scene, teamId: newId() })
  await store().insert({ ...draft, channelName: 'x', key: undefined, outbox: [], audit: auditRecord() })

  expect(await store().find(draft.incident.id)).toMatchObject({ teamName: '', playbookTitle: '' })
})

test('each step of a start is remembered until it is over', async () => {
  const { incident } = await insert()
  const channelId = newId()
  await store().tryName(incident.id, 'shop-is-down-2')
  await store().channelMade(incident.id, channelId)
  await store().giveUp(incident.id, `refused\0${'x'.repeat(5_000)}`)

  const row = await store().find(incident.id)
  expect(row).toMatchObject({
    channelName: 'shop-is-down-2',
    incident: { channelId, version: 1 },
    givenUpBecause: expect.stringMatching(/^refused.x+/),
  })
  await store().abandon(incident.id, { outbox: [], audit: auditRecord() })
  await store().tryName(incident.id, 'too-late')
  expect(await store().find(incident.id)).toMatchObject({ channelName: 'shop-is-down-2' })
})

test('opening makes participants, record and effects, and repeating it changes nothing', async () => {
  const draft = await insert()
  const incident = { ...draft.incident, commanderId: scene.bob, channelId: newId() }
  await store().channelMade(incident.id, incident.channelId)
  const post = (): OutboxEntry => ({
    kind: 'post',
    key: newId(),
    incidentId: incident.id,
    message: 'Started',
    timelineEventId: '',
    taskId: '',
  })
  const event = timelineEvent(scene.clock.now(), { subjectId: scene.ann })
  await store().open({ incident, timelineEvents: [event], outbox: [post(), post()] })
  await store().open({ incident, timelineEvents: [timelineEvent(scene.clock.now())], outbox: [post()] })

  expect(await store().find(incident.id)).toMatchObject({
    phase: 'started',
    incident: { version: 1, commanderId: scene.bob },
  })
  const participants = await rowsOf('participant', incident.id)
  expect(participants.map(({ user_id, left_at }) => [user_id, left_at])).toEqual(
    expect.arrayContaining([
      [scene.ann, 0],
      [scene.bob, 0],
    ]),
  )
  const found = await makeReads(database).findRecord(incident.id, scene.ann)
  expect(found?.record.timelineEvents).toEqual([event])
  const owed = await rowsOf('outbox', incident.id)
  expect(owed.map(({ kind }) => kind)).toEqual(['incident_created', 'post', 'post'])
})

test('bots and people who are both reporter and commander are participants never and once', async () => {
  const bot = await insertBot(database.pool, 'alertmanager', { teams: [scene.teamId] })
  const byBot = await insert({ reporterId: bot })
  const own = await insert()
  for (const { incident } of [byBot, own]) await store().open({ incident, timelineEvents: [], outbox: [] })

  for (const { incident } of [byBot, own]) {
    expect(await rowsOf('participant', incident.id)).toMatchObject([{ user_id: scene.ann }])
  }
})

test('an abandoned start owes nobody anything and cannot be opened any more', async () => {
  const { incident } = await insert()
  await store().abandon(incident.id, { outbox: [], audit: auditRecord() })
  await store().open({ incident, timelineEvents: [], outbox: [created(incident.id)] })

  expect(await store().find(incident.id)).toMatchObject({ phase: 'abandoned' })
  expect(await rowsOf('outbox', incident.id)).toEqual([])
  expect(await rowsOf('participant', incident.id)).toEqual([])
})

test('an open incident cannot be abandoned', async () => {
  const { incident } = await insert()
  await store().open({ incident, timelineEvents: [], outbox: [] })
  await store().abandon(incident.id, { outbox: [created(incident.id)], audit: auditRecord() })

  expect(await store().find(incident.id)).toMatchObject({ phase: 'started' })
  expect(await rowsOf('outbox', incident.id)).toHaveLength(1)
})

test('unfinished starts are told, oldest first', async () => {
  const own = { ...scene, ann: await insertUser(database.pool, 'rita', { teams: [scene.teamId] }) }
  const startAt = async (time: string) => {
    const draft = draftIncident(own, { at: new Date(time) })
    await store().insert({ ...draft, channelName: 'x', key: undefined, outbox: [], audit: auditRecord() })
    return draft.incident
  }
  const newer = await startAt('2020-01-02T00:00:00Z')
  const older = await startAt('2020-01-01T00:00:00Z')
  const opened = await startAt('2020-01-03T00:00:00Z')
  await store().open({ incident: opened, timelineEvents: [], outbox: [] })

  const ids = await store().unfinished()
  expect(ids.slice(0, 2)).toEqual([older.id, newer.id])
  expect(ids).not.toContain(opened.id)
})
