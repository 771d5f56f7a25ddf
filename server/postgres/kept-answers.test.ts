import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { openIncident, type Scene } from '../../tests/support/incident-world.ts'
import { openScene, type OpenScene } from '../../tests/support/open-scene.ts'
import { changeOf, lockAndLook } from '../../tests/support/tick.ts'
import { newId } from '../ids.ts'
import type { IdempotencyKey, KeptAnswer } from '../usecases/ports/idempotency.ts'
import type { Database } from './database.ts'
import { makeKeptAnswers } from './kept-answers.ts'
import { makeReads } from './reads.ts'
import { makeWork } from './work.ts'

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
  key = { userId: scene.ann, route: 'POST /playbooks', key: newId(), bodyHash: 'hash of the body' }
})

const DAY = 24 * 60 * 60 * 1000
const CREATED: KeptAnswer = { status: 201, headers: { location: '/here' }, body: { id: 'p1', '%': "'" } }
const find = (asked: IdempotencyKey = key) => makeKeptAnswers(database.pool, scene.clock).find(asked)

/** Ticks a task of a new incident and keeps an answer with it. */
async function tickAndKeep(answer: KeptAnswer = CREATED): Promise<{ incidentId: string }> {
  const { incidentId, taskIds } = await openIncident(scene)
  const at = scene.clock.now()
  const ref = { incidentId, taskId: taskIds[0] ?? '', userId: scene.ann, state: 'closed' as const, at }
  await makeWork(database.pool).inTransaction(async (tx) => {
    const { incident, task } = await lockAndLook(tx, ref)
    tx.save(changeOf(incident, task, ref))
    tx.keep({ key, answer, at })
  })
  return { incidentId }
}

const versionOf = async (incidentId: string) =>
  (await makeReads(database).findRecord(incidentId, scene.ann))?.record.incident.version

test('an answer is kept with the change that it tells of', async () => {
  expect(await find()).toEqual({ state: 'free' })
  const { incidentId } = await tickAndKeep()
  expect(await versionOf(incidentId)).toBe(2)
  expect(await find()).toEqual({ state: 'kept', answer: CREATED })
})

test('an empty answer comes back empty', async () => {
  await tickAndKeep({ status: 201, headers: {}, body: undefined })
  const found = await find()
  expect(found).toMatchObject({ state: 'kept', answer: { status: 201, headers: {} } })
  expect(found).not.toHaveProperty('answer.body')
})

test('another body, person or route is not the same request', async () => {
  await tickAndKeep()
  expect(await find({ ...key, bodyHash: 'another' })).toEqual({ state: 'mismatch' })
  expect(await find({ ...key, userId: scene.bob })).toEqual({ state: 'free' })
  expect(await find({ ...key, route: 'POST /incidents' })).toEqual({ state: 'free' })
})

test('a key that is taken already undoes the change', async () => {
  await tickAndKeep()
  const again = tickAndKeep()
  await expect(again).rejects.toThrow('idempotency_key_pkey')
})

test('answers are kept for 7 days; then the key can be used again', async () => {
  const start = scene.clock.now()
  await tickAndKeep()
  scene.clock.set(new Date(start.getTime() + 7 * DAY - 1))
  expect((await find()).state).toBe('kept')
  scene.clock.set(new Date(start.getTime() + 7 * DAY))
  expect((await find()).state).toBe('free')
  await tickAndKeep()
  expect((await find()).state).toBe('kept')
  scene.clock.set(start)
})
