import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { auditRecord } from '../../tests/support/audit.ts'
import { connect } from '../../tests/support/connect.ts'
import { openIncident, type OpenIncident, type Scene } from '../../tests/support/incident-world.ts'
import { openScene, type OpenScene } from '../../tests/support/open-scene.ts'
import { watchTraffic } from '../../tests/support/traffic.ts'
import type { Database } from './database.ts'
import { makeWork } from './work.ts'

let opened: OpenScene
let database: Database
let scene: Scene
let incident: OpenIncident

beforeAll(async () => {
  opened = await openScene()
  ;({ database, scene } = opened)
  incident = await openIncident(scene, { taskTitles: ['Look', 'Tell'] })
})
afterAll(() => opened.close())

const look = (given: { withChecklists?: true; taskId?: string; incidentId?: string } = {}) =>
  makeWork(database.pool).inTransaction((tx) =>
    tx.look({ userId: scene.eve, incidentId: incident.incidentId, ...given }),
  )

test('checklists come with their tasks, in order, only when they are asked for', async () => {
  expect((await look()).checklists).toEqual([])
  const [second = ''] = incident.taskIds.slice(1)
  await database.pool.query('update task set position = -5 where id = $1', [second])
  const { checklists } = await look({ withChecklists: true })
  expect(checklists.map(({ title, tasks }) => [title, tasks.map((task) => task.title)])).toEqual([
    ['Checklist', ['Tell', 'Look']],
  ])
})

test('of an unknown incident there are none', async () => {
  const seen = await look({ withChecklists: true, incidentId: 'x'.repeat(26) })
  expect(seen).toMatchObject({ checklists: [], task: undefined, facts: { isActive: true } })
})

test('with the checklists come the people who have a task, by name', async () => {
  await database.pool.query('update task set assignee_id = $1 where id = $2', [
    scene.bob,
    incident.taskIds[0],
  ])
  expect((await look()).people.has(scene.bob)).toBe(false)
  const { people } = await look({ withChecklists: true })
  expect(people.get(scene.bob)).toEqual({ username: 'bob', isActiveMember: true })
  expect([...people.keys()].toSorted()).toEqual([scene.ann, scene.bob].toSorted())
})

test('P-62 they are asked for in the same statement: a change by place is five statements in two round trips', async () => {
  const own = connect(opened.url)
  const traffic = watchTraffic(own.pool)
  // The first one also connects.
  await own.pool.query('select 1')
  Object.assign(traffic, { statements: [], roundTrips: 0 })
  await makeWork(own.pool).inTransaction(async (tx) => {
    const { incidentId } = incident
    const [locked] = await Promise.all([
      tx.lockIncident(incidentId),
      tx.look({ userId: scene.bob, incidentId, withChecklists: true }),
    ])
    if (!locked) throw new Error('no incident')
    const { version } = locked
    tx.save({
      incident: { ...locked, version: version + 1 },
      rows: { removedTaskIds: [incident.taskIds[1] ?? ''] },
      timelineEvents: [],
      outbox: [],
      audit: [auditRecord()],
    })
  })
  expect(traffic.statements.map((text) => text.trim().split(/\s/)[0])).toEqual([
    'begin',
    'select',
    'select',
    'with',
    'commit',
  ])
  expect(traffic.roundTrips).toBe(2)
  await own.close()
})
