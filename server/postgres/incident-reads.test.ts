import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { connect } from '../../tests/support/connect.ts'
import { insertRow } from '../../tests/support/host-world.ts'
import { openIncident, timelineEvent, type Scene } from '../../tests/support/incident-world.ts'
import { openScene, type OpenScene } from '../../tests/support/open-scene.ts'
import { watchTraffic } from '../../tests/support/traffic.ts'
import { newId } from '../ids.ts'
import type { Database } from './database.ts'
import { makeReads } from './reads.ts'

let opened: OpenScene
let database: Database
let scene: Scene

beforeAll(async () => {
  opened = await openScene()
  ;({ database, scene } = opened)
})
afterAll(() => opened.close())

const query = (text: string, ...values: unknown[]) => database.pool.query(text, values)

async function recordOf(incidentId: string) {
  const found = await makeReads(database).findRecord(incidentId, scene.bob)
  if (!found) throw new Error('There is no such incident.')
  return found.record
}

test('an incident is read in one statement and one round trip', async () => {
  const { incidentId } = await openIncident(scene)
  const own = connect(opened.url)
  const traffic = watchTraffic(own.pool)
  const reads = makeReads(own)
  // The first one also connects.
  await reads.findRecord(incidentId, scene.bob)
  Object.assign(traffic, { statements: [], roundTrips: 0 })
  await reads.findRecord(incidentId, scene.bob)

  expect(traffic.statements).toHaveLength(1)
  expect(traffic.roundTrips).toBe(1)
  await own.close()
})

test('an unknown incident is not found, whatever its id is', async () => {
  const reads = makeReads(database)
  for (const id of [newId(), '', "' or true --", 'null\0byte']) {
    expect(await reads.findRecord(id, scene.bob)).toBeUndefined()
  }
})

test('the name, type and state of the channel are those of now', async () => {
  const { incidentId, channelId } = await openIncident(scene)
  await query(
    `update channels set displayname = 'Renamed', type = 'P', deleteat = 7 where id = $1`,
    channelId,
  )

  const { incident } = await recordOf(incidentId)
  expect(incident).toMatchObject({
    name: 'Renamed',
    channelType: 'P',
    channelState: 'archived',
    channelId,
  })
})

test('of a channel that is gone or half empty the last known name and type are told', async () => {
  const { incidentId, channelId } = await openIncident(scene)
  await query('update channels set displayname = null, type = null, deleteat = null where id = $1', channelId)
  expect(await recordOf(incidentId)).toMatchObject({
    incident: { name: 'Shop is down', channelType: 'O', channelState: 'open' },
  })
  await query('delete from channels where id = $1', channelId)
  expect(await recordOf(incidentId)).toMatchObject({
    incident: { name: 'Shop is down', channelType: 'O', channelState: 'deleted' },
  })
})

test('checklists and tasks come in their order, without what was removed', async () => {
  const { incidentId, taskIds } = await openIncident(scene, { taskTitles: ['a', 'b', 'c', 'd'] })
  const [a, b, c, d] = taskIds
  await query('update task set position = 0 where id = $1', d)
  await query('update task set delete_at = 7 where id = $1', b)
  const list = { incident_id: incidentId, position: 1, create_at: 1 }
  await insertRow(database.pool, 'checklist', { id: newId(), title: 'Empty', ...list })
  await insertRow(database.pool, 'checklist', { id: newId(), title: 'Removed', ...list, delete_at: 7 })

  const { checklists } = await recordOf(incidentId)
  expect(checklists.map(({ title }) => title)).toEqual(['Empty', 'Checklist'])
  expect(checklists.map(({ tasks }) => tasks.map(({ id }) => id))).toEqual([[], [d, a, c]])
})

test('the record holds the newest thousand entries, oldest first, and says when there are more', async () => {
  const at = (number: number) => new Date(1_700_000_000_000 + number)
  const events = Array.from({ length: 1001 }, (_, number) => timelineEvent(at(number)))
  const { incidentId } = await openIncident(scene, { timelineEvents: events.toReversed() })
  const { timelineEvents, isTimelineTruncated } = await recordOf(incidentId)
  expect(timelineEvents.map(({ id }) => id)).toEqual(events.slice(1).map(({ id }) => id))
  expect(isTimelineTruncated).toBe(true)

  await query('update timeline_event set delete_at = 7 where id = $1', events[500]?.id)
  const after = await recordOf(incidentId)
  expect(after.timelineEvents.map(({ id }) => id)).toEqual(events.toSpliced(500, 1).map(({ id }) => id))
  expect(after.isTimelineTruncated).toBe(false)
})

test('entries of one moment come by id', async () => {
  const at = new Date(1_700_000_000_000)
  const events = [timelineEvent(at), timelineEvent(at), timelineEvent(at)]
  const { incidentId } = await openIncident(scene, { timelineEvents: events })

  const ids = (await recordOf(incidentId)).timelineEvents.map(({ id }) => id)
  const { rows } = await query('select id from timeline_event where incident_id = $1 order by id', incidentId)
  expect(ids).toEqual((rows as { id: string }[]).map(({ id }) => id))
})

test('status posts come with what became of them, those not posted yet are left out', async () => {
  const { incidentId } = await openIncident(scene)
  const update = (given: Record<string, unknown>) =>
    insertRow(database.pool, 'status_update', {
      id: newId(),
      incident_id: incidentId,
      author_user_id: scene.bob,
      old_status: 1,
      phase: 'posted',
      ...given,
    })
  const [first, second] = [newId(), newId()]
  await update({ post_id: second, status: 3, create_at: 20, delete_at: 30 })
  await update({ post_id: first, status: 2, create_at: 10, edit_at: 11 })
  await update({ post_id: '', status: 4, create_at: 5, phase: 'pending' })

  expect((await recordOf(incidentId)).statusPosts).toEqual([
    {
      id: first,
      status: 'Active',
      authorId: scene.bob,
      createAt: new Date(10),
      editAt: new Date(11),
      deleteAt: undefined,
    },
    {
      id: second,
      status: 'Resolved',
      authorId: scene.bob,
      createAt: new Date(20),
      editAt: undefined,
      deleteAt: new Date(30),
    },
  ])
})
