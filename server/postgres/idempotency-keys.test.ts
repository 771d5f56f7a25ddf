import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { auditRecord } from '../../tests/support/audit.ts'
import { draftIncident, type Scene } from '../../tests/support/incident-world.ts'
import { openScene, type OpenScene } from '../../tests/support/open-scene.ts'
import { newId } from '../ids.ts'
import type { IdempotencyKey } from '../usecases/ports/idempotency.ts'
import type { Database } from './database.ts'
import { makeStartStore } from './start-store.ts'

let opened: OpenScene
let database: Database
let scene: Scene
let key: IdempotencyKey

beforeAll(async () => {
  opened = await openScene()
  ;({ database, scene } = opened)
})
afterAll(() => opened.close())
beforeEach(() => {
  key = { userId: scene.ann, route: 'POST /incidents', key: newId(), bodyHash: 'hash of the body' }
})

const DAY = 24 * 60 * 60 * 1000
const store = () => makeStartStore(database, scene.clock)

async function insert(taken: IdempotencyKey = key) {
  const draft = draftIncident(scene)
  const entry = { kind: 'incident_created', key: newId(), incidentId: draft.incident.id } as const
  const state = await store().insert({
    ...draft,
    channelName: 'shop-is-down',
    key: taken,
    outbox: [{ ...entry, userId: scene.ann, clientId: '' }],
    audit: auditRecord(),
  })
  return { state, incident: draft.incident }
}

const count = async (table: string): Promise<number> => {
  const { rows } = await database.pool.query<{ count: number }>(`select count(*) from ${table}`)
  return rows[0]?.count ?? 0
}
const countAll = () => Promise.all(['incident', 'checklist', 'outbox', 'idempotency_key'].map(count))

test('a key that nobody used is free, whatever it looks like', async () => {
  expect(await store().findKey(key)).toEqual({ state: 'free' })
  expect(await store().findKey({ ...key, key: "null\0byte' or true" })).toEqual({ state: 'free' })
})

test('a key stands for the incident that it started', async () => {
  const { state, incident } = await insert()

  expect(state).toEqual({ state: 'free' })
  expect(await store().findKey(key)).toEqual({ state: 'taken', objectId: incident.id })
  expect(await store().findKey({ ...key, bodyHash: 'another' })).toEqual({ state: 'mismatch' })
})

test('somebody else, or another route, has keys of its own', async () => {
  await insert()
  expect(await store().findKey({ ...key, userId: scene.bob })).toEqual({ state: 'free' })
  expect(await store().findKey({ ...key, route: 'POST /playbooks' })).toEqual({ state: 'free' })
})

test('a second start with the key leaves no trace', async () => {
  const { incident } = await insert()
  const before = await countAll()

  expect((await insert()).state).toEqual({ state: 'taken', objectId: incident.id })
  expect((await insert({ ...key, bodyHash: 'another' })).state).toEqual({ state: 'mismatch' })
  expect(await countAll()).toEqual(before)
})

test('of many starts with one key at once, one incident comes', async () => {
  const before = await count('incident')
  const starts = await Promise.all(Array.from({ length: 8 }, () => insert()))

  const [first, ...others] = starts.filter(({ state }) => state.state === 'free')
  expect(others).toEqual([])
  const answers = starts.filter((start) => start !== first).map(({ state }) => state)
  expect(answers).toEqual(answers.map(() => ({ state: 'taken', objectId: first?.incident.id })))
  expect(await count('incident')).toBe(before + 1)
})

test('after seven days the key is free and can be taken again', async () => {
  const start = scene.clock.now()
  await insert()
  scene.clock.set(new Date(start.getTime() + 7 * DAY - 1))
  expect(await store().findKey(key)).toMatchObject({ state: 'taken' })
  scene.clock.set(new Date(start.getTime() + 7 * DAY))
  expect(await store().findKey(key)).toEqual({ state: 'free' })

  const { state, incident } = await insert()
  expect(state).toEqual({ state: 'free' })
  expect(await store().findKey(key)).toEqual({ state: 'taken', objectId: incident.id })
})

test('an abandoned start frees its key and no other', async () => {
  const { incident } = await insert()
  const otherKey = { ...key, key: newId() }
  await insert(otherKey)
  await store().abandon(incident.id, { outbox: [], audit: auditRecord() })

  expect(await store().findKey(key)).toEqual({ state: 'free' })
  expect(await store().findKey(otherKey)).toMatchObject({ state: 'taken' })
})

test('an opened start keeps its key, with the status of its answer', async () => {
  const { incident } = await insert()
  await store().open({ incident, timelineEvents: [], outbox: [] })

  const { rows } = await database.pool.query('select status from idempotency_key where key = $1', [key.key])
  expect(rows).toEqual([{ status: 201 }])
})
