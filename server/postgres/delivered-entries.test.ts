import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { timelineEvent } from '../../tests/support/incident-world.ts'
import { openOutboxScene, type OutboxScene } from '../../tests/support/outbox-scene.ts'
import { tick } from '../../tests/support/tick.ts'
import { newId } from '../ids.ts'
import type { DueEntry, OutboxEntry, PostEntry } from '../usecases/ports/outbox.ts'
import { makeReads } from './reads.ts'
import { makeWork } from './work.ts'

let outbox: OutboxScene

beforeAll(async () => {
  outbox = await openOutboxScene()
})
afterAll(() => outbox.close())
beforeEach(() => outbox.database.pool.query('delete from outbox'))

const now = () => outbox.scene.clock.now()
const later = (minutes: number) => new Date(now().getTime() + minutes * 60_000)

async function taskAndEvent(incidentId: string) {
  const found = await makeReads(outbox.database).findRecord(incidentId, outbox.scene.bob)
  return {
    task: found?.record.checklists[0]?.tasks[0],
    event: found?.record.timelineEvents[0],
    version: found?.record.incident.version,
  }
}

async function reminderPostOf(incidentId: string): Promise<string | undefined> {
  const found = await makeReads(outbox.database).findRecord(incidentId, outbox.scene.bob)
  return found?.record.incident.reminderPostId
}

const isPost = (entry: OutboxEntry): entry is PostEntry => entry.kind === 'post'

const keysOf = (entries: readonly DueEntry[]) => entries.map(({ entry }) => entry.key)

test('a posted entry is gone, and record and task know the post', async () => {
  const { incidentId, post, changed } = await outbox.openAndTick()
  const postId = newId()
  await outbox.done(post, postId)
  await outbox.done(post, newId())

  const entries = await outbox.waiting(incidentId)
  expect(keysOf(entries)).toEqual([changed.key])
  expect(entries[0]?.postIds).toEqual({ [post.timelineEventId]: postId })
  const { task, event, version } = await taskAndEvent(incidentId)
  expect([task?.stateModifiedPostId, event?.postId, version]).toEqual([postId, postId, 2])
})

test('a task that changed again keeps the post of its latest change', async () => {
  const { incidentId, taskId, userId, post } = await outbox.openAndTick()
  const again = { incidentId, taskId, userId, state: '' as const, at: later(1) }
  await tick(makeWork(outbox.database.pool), again)
  const second = (await outbox.waiting(incidentId)).map(({ entry }) => entry).findLast(isPost)
  if (!second) throw new Error('A tick makes a post.')
  const [older, newer] = [newId(), newId()]
  await outbox.done(second, newer)
  await outbox.done(post, older)

  const { task, event } = await taskAndEvent(incidentId)
  expect(task?.stateModifiedPostId).toBe(newer)
  expect(event?.postId).toBe(older)
})

test('of posts that are noted together, a task keeps the latest about its state and about its assignee', async () => {
  const { incidentId, taskId, userId, post, changed } = await outbox.openAndTick()
  await tick(makeWork(outbox.database.pool), { incidentId, taskId, userId, state: '', at: later(1) })
  await outbox.database.pool.query('update task set assignee_modified = $2 where id = $1', [
    taskId,
    later(2).getTime(),
  ])
  const given = timelineEvent(later(2), { type: 'assignee_changed', subjectId: userId })
  await outbox.database.pool.query(
    'insert into timeline_event (id, incident_id, event_at, create_at, event_type) values ($1, $2, $3, $3, $4)',
    [given.id, incidentId, later(2).getTime(), given.type],
  )
  const { entries, letGo } = await outbox.take(incidentId)
  const second = entries.map(({ entry }) => entry).findLast(isPost)
  if (!second) throw new Error('A tick makes a post.')
  const third: PostEntry = { ...second, key: changed.key, timelineEventId: given.id }
  const ids = [newId(), newId(), newId()] as const
  await letGo([post, second, third].map((entry, index) => ({ entry, postId: ids[index] ?? '' })))

  const { task } = await taskAndEvent(incidentId)
  expect([task?.stateModifiedPostId, task?.assigneeModifiedPostId]).toEqual([ids[1], ids[2]])
})

test('the post of a reminder is noted with its incident, as long as that still waits for the answer', async () => {
  const { incidentId, post } = await outbox.openAndTick()
  const reminder: PostEntry = { ...post, timelineEventId: '', taskId: '', reminder: { dueAt: now() } }
  await outbox.database.pool.query('update incident set reminder_key = $2 where id = $1', [
    incidentId,
    post.key,
  ])
  const postId = newId()
  await outbox.done(reminder, postId)
  expect(await reminderPostOf(incidentId)).toBe(postId)
  expect(keysOf(await outbox.waiting(incidentId))).not.toContain(post.key)

  const other = await outbox.openAndTick()
  await outbox.done({ ...reminder, key: other.post.key, incidentId: other.incidentId }, newId())
  expect(await reminderPostOf(other.incidentId)).toBe('')
  expect(keysOf(await outbox.waiting(other.incidentId))).not.toContain(other.post.key)
})

test('an entry that could not be posted any more is gone without a trace', async () => {
  const { incidentId, post } = await outbox.openAndTick()
  await outbox.done(post)

  const { task, event } = await taskAndEvent(incidentId)
  expect([task?.stateModifiedPostId, event?.postId]).toEqual(['', ''])
})

test('an entry of another incident writes to no foreign record or task', async () => {
  const mine = await outbox.openAndTick()
  const other = await outbox.openAndTick()
  await outbox.done(
    { ...mine.post, timelineEventId: other.post.timelineEventId, taskId: other.taskId },
    newId(),
  )

  const { task, event } = await taskAndEvent(other.incidentId)
  expect([task?.stateModifiedPostId, event?.postId]).toEqual(['', ''])
})
