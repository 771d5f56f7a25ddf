import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { openIncident, type Scene } from '../../tests/support/incident-world.ts'
import { openScene, type OpenScene } from '../../tests/support/open-scene.ts'
import { changeOf, lockAndLook, tick } from '../../tests/support/tick.ts'
import { newId } from '../ids.ts'
import type { Transaction } from '../usecases/ports/changes.ts'
import type { Database } from './database.ts'
import { makeReads } from './reads.ts'
import { makeWork } from './work.ts'

let opened: OpenScene
let database: Database
let scene: Scene

beforeAll(async () => {
  opened = await openScene()
  ;({ database, scene } = opened)
})
afterAll(() => opened.close())

const at = new Date('2026-03-01T03:07:00.250Z')

async function openWithTask() {
  const { incidentId, taskIds } = await openIncident(scene)
  const ref = { incidentId, taskId: taskIds[0] ?? '', userId: scene.bob }
  return { work: makeWork(database.pool), ...ref, ticked: { ...ref, state: 'closed' as const, at } }
}

const recordOf = async (incidentId: string) => {
  const found = await makeReads(database).findRecord(incidentId, scene.bob)
  if (!found) throw new Error('The incident is gone.')
  return found.record
}

const waitingOf = async (incidentId: string) =>
  (
    await database.pool.query('select kind, payload from outbox where incident_id = $1 order by seq', [
      incidentId,
    ])
  ).rows as { kind: string; payload: unknown }[]

test('a tick writes the task, the version, the counters, the record and the outbox', async () => {
  const { work, incidentId, taskId, ticked } = await openWithTask()

  expect(await tick(work, ticked)).toBe(2)

  const record = await recordOf(incidentId)
  expect(record.incident).toMatchObject({ version: 2, updateAt: at, numTasks: 1, numTasksClosed: 1 })
  expect(record.checklists[0]?.tasks[0]).toMatchObject({ id: taskId, state: 'closed', stateModifiedAt: at })
  expect(record.timelineEvents).toMatchObject([
    { type: 'task_state_modified', summary: 'Look', eventAt: at, createAt: at, subjectId: scene.bob },
  ])
  expect((await waitingOf(incidentId)).map(({ kind }) => kind)).toEqual(['post', 'incident_changed'])
})

test('the lock answers nothing for an unknown incident, whatever its id is', async () => {
  const { work } = await openWithTask()
  for (const id of [newId(), '', "'; drop table incident; --", 'null\0byte', '🔥']) {
    expect(await work.inTransaction((tx) => tx.lockIncident(id))).toBeUndefined()
  }
})

test('a transaction that rejects leaves nothing behind', async () => {
  const { work, incidentId, ticked } = await openWithTask()
  const refused = work.inTransaction(async (tx) => {
    const { incident, task } = await lockAndLook(tx, ticked)
    tx.save(changeOf(incident, task, ticked))
    throw new Error('changed my mind')
  })

  await expect(refused).rejects.toThrow('changed my mind')
  expect((await recordOf(incidentId)).incident.version).toBe(1)
  expect(await waitingOf(incidentId)).toEqual([])
})

test('a write that fails fails the transaction, with its own error, and writes nothing', async () => {
  const { work, incidentId, ticked } = await openWithTask()
  const key = newId()
  const saveTwiceTheSameKey = async (tx: Transaction) => {
    const { incident, task } = await lockAndLook(tx, ticked)
    const change = changeOf(incident, task, ticked)
    tx.save({ ...change, outbox: change.outbox.map((entry) => ({ ...entry, key })) })
  }

  await expect(work.inTransaction(saveTwiceTheSameKey)).rejects.toMatchObject({ code: '23505' })
  expect((await recordOf(incidentId)).incident.version).toBe(1)
  expect(await tick(work, ticked)).toBe(2)
})

test('a statement that failed unnoticed makes the commit an error', async () => {
  const { work, incidentId, ticked } = await openWithTask()
  await database.pool.query('alter table bots rename to former_bots')
  try {
    const swallowing = (then: (tx: Transaction) => void) =>
      work.inTransaction(async (tx) => {
        const incident = await tx.lockIncident(incidentId)
        await expect(tx.look(ticked)).rejects.toMatchObject({ code: '42P01' })
        if (incident) then(tx)
      })
    await expect(swallowing(() => undefined)).rejects.toThrow('Nothing was committed')
  } finally {
    await database.pool.query('alter table former_bots rename to bots')
  }
  expect(await tick(work, ticked)).toBe(2)
})

test('two transactions that lock one incident see what the other wrote', async () => {
  const { work, incidentId, taskId, ticked } = await openWithTask()
  const held = Promise.withResolvers<void>()
  const seen: [number, string][] = []
  const isLocked = Promise.withResolvers<void>()
  const first = work.inTransaction(async (tx) => {
    const { incident, task } = await lockAndLook(tx, ticked)
    isLocked.resolve()
    await held.promise
    tx.save(changeOf(incident, task, ticked))
  })
  await isLocked.promise
  const second = work.inTransaction(async (tx) => {
    const { incident, task } = await lockAndLook(tx, ticked)
    seen.push([incident.version, task.state])
  })
  await untilSomebodyWaits()
  held.resolve()
  await Promise.all([first, second])

  expect(seen).toEqual([[2, 'closed']])
  expect((await recordOf(incidentId)).checklists[0]?.tasks[0]).toMatchObject({ id: taskId, state: 'closed' })
})

/** Until the server says that a session waits for a lock. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await database.pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rowCount === 1) return
  }
}

test('of fifty ticks at once each makes its own version, and none is lost', async () => {
  const titles = Array.from({ length: 50 }, (_, number) => `Task ${number}`)
  const { incidentId, taskIds } = await openIncident(scene, { taskTitles: titles })
  const work = makeWork(database.pool)
  const made = await Promise.all(
    taskIds.map((taskId) => tick(work, { incidentId, taskId, userId: scene.bob, state: 'closed', at })),
  )

  expect(made.toSorted((a, b) => a - b)).toEqual(titles.map((_, number) => number + 2))
  const { incident, checklists, timelineEvents } = await recordOf(incidentId)
  expect(incident).toMatchObject({ version: 51, numTasksClosed: 50 })
  expect(checklists[0]?.tasks.every(({ state }) => state === 'closed')).toBe(true)
  expect(timelineEvents).toHaveLength(50)
})

test('only the next version of the incident that was locked can be saved, once', async () => {
  const { work, incidentId, ticked } = await openWithTask()
  const other = await openWithTask()
  const saving = (run: (tx: Transaction) => Promise<void>) => work.inTransaction(run)

  const unlocked = saving(async (tx) => {
    const { incident, task } = await other.work.inTransaction((another) => lockAndLook(another, other.ticked))
    tx.save(changeOf(incident, task, other.ticked))
  })
  await expect(unlocked).rejects.toThrow('Only the next version')
  const skipping = saving(async (tx) => {
    const { incident, task } = await lockAndLook(tx, ticked)
    tx.save(changeOf({ ...incident, version: 7 }, task, ticked))
  })
  await expect(skipping).rejects.toThrow('Only the next version')
  const twice = saving(async (tx) => {
    const { incident, task } = await lockAndLook(tx, ticked)
    tx.save(changeOf(incident, task, ticked))
    tx.save(changeOf(incident, task, ticked))
  })
  await expect(twice).rejects.toThrow('one change')
  expect((await recordOf(incidentId)).incident.version).toBe(1)
})

test('a change of a task of another incident writes nothing at all', async () => {
  const { work, incidentId, ticked } = await openWithTask()
  const other = await openWithTask()
  const crossed = work.inTransaction(async (tx) => {
    const { incident, task } = await lockAndLook(tx, ticked)
    tx.save(changeOf(incident, { ...task, id: other.taskId }, ticked))
  })

  await expect(crossed).rejects.toThrow('Nothing was written')
  for (const id of [incidentId, other.incidentId]) {
    const { incident, checklists, timelineEvents } = await recordOf(id)
    expect([incident.version, checklists[0]?.tasks[0]?.state, timelineEvents]).toEqual([1, '', []])
    expect(await waitingOf(id)).toEqual([])
  }
})
