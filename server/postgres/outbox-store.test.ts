import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { auditRecord } from '../../tests/support/audit.ts'
import { connect } from '../../tests/support/connect.ts'
import { freshDatabase, type FreshDatabase } from '../../tests/support/database.ts'
import { insertBot, insertPost } from '../../tests/support/host-world.ts'
import {
  draftIncident,
  makeScene,
  openIncident,
  timelineEvent,
  type Scene,
} from '../../tests/support/incident-world.ts'
import { tick } from '../../tests/support/tick.ts'
import { newId } from '../ids.ts'
import type { DueEntry, OutboxEntry, PostEntry, TakenEntries } from '../usecases/ports/outbox.ts'
import { openAdvisoryLocks, type AdvisoryLocks } from './advisory-locks.ts'
import type { Database } from './database.ts'
import { makeOutboxStore } from './outbox-store.ts'
import { makeReads } from './reads.ts'
import { makeStartStore } from './start-store.ts'
import { makeWork } from './work.ts'

let fresh: FreshDatabase
let database: Database
let locks: AdvisoryLocks
let scene: Scene

beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect(fresh.url)
  locks = openAdvisoryLocks({ connectionString: fresh.url })
  scene = await makeScene(database)
})
afterAll(async () => {
  await locks.close()
  await database.close()
  await fresh.drop()
})
beforeEach(() => database.pool.query('delete from outbox'))

const store = () => makeOutboxStore({ database, locks, clock: scene.clock })

async function take(incidentId: string): Promise<TakenEntries> {
  const taken = await store().take(incidentId)
  if (taken === 'busy') throw new Error('Somebody else has it.')
  return taken
}

async function waiting(incidentId: string): Promise<readonly DueEntry[]> {
  const { entries, letGo } = await take(incidentId)
  await letGo([])
  return entries
}

async function done(entry: OutboxEntry, postId = ''): Promise<void> {
  await (await take(entry.incidentId)).letGo([{ entry, postId }])
}

const now = () => scene.clock.now()
const later = (minutes: number) => new Date(now().getTime() + minutes * 60_000)
const refused = (minutes?: number) => ({
  message: 'the host is away',
  retryAt: minutes === undefined ? undefined : later(minutes),
})

async function openAndTick(at = now()) {
  const open = await openIncident(scene)
  const ref = { incidentId: open.incidentId, taskId: open.taskIds[0] ?? '', userId: scene.bob }
  await tick(makeWork(database.pool), { ...ref, state: 'closed', at })
  const [post, changed] = await waiting(open.incidentId)
  if (post?.entry.kind !== 'post' || !changed) throw new Error('A tick makes a post and an event.')
  return { ...open, ...ref, post: post.entry, changed: changed.entry }
}

const keysOf = (entries: readonly DueEntry[]) => entries.map(({ entry }) => entry.key)

async function taskAndEvent(incidentId: string) {
  const found = await makeReads(database).findRecord(incidentId, scene.bob)
  return {
    task: found?.record.checklists[0]?.tasks[0],
    event: found?.record.timelineEvents[0],
    version: found?.record.incident.version,
  }
}

test('what waits comes in order with all that is needed to carry it out', async () => {
  const { incidentId, channelId, post, changed } = await openAndTick()
  await database.pool.query(`update channels set displayname = 'Renamed', name = 'now' where id = $1`, [
    channelId,
  ])
  const entries = await waiting(incidentId)

  expect(keysOf(entries)).toEqual([post.key, changed.key])
  expect(entries[0]).toMatchObject({
    entry: { kind: 'post', message: 'ticked', incidentId },
    incident: { id: incidentId, name: 'Renamed', channelState: 'open', version: 2 },
    channelName: 'now',
    teamName: 'operations',
    notBefore: undefined,
    tries: 0,
    postIds: {},
    createAt: now(),
  })
})

test('of a gone channel and team the last known names are told', async () => {
  const { incidentId, channelId } = await openAndTick()
  await database.pool.query('delete from channels where id = $1', [channelId])

  const [due] = await waiting(incidentId)
  expect(due).toMatchObject({
    incident: { channelState: 'deleted' },
    channelName: 'shop-is-down',
    teamName: 'operations',
  })
})

test('nothing waits for an unknown incident or one that is not open', async () => {
  const draft = draftIncident(scene)
  const { id: incidentId } = draft.incident
  const entry: OutboxEntry = { kind: 'incident_created', key: newId(), incidentId, userId: '', clientId: '' }
  const starts = makeStartStore(database, scene.clock)
  await starts.insert({ ...draft, channelName: 'x', key: undefined, outbox: [entry], audit: auditRecord() })

  for (const id of [incidentId, newId(), '', 'null\0byte']) expect(await waiting(id)).toEqual([])
  expect(await store().incidentsWithDue(now(), 10)).toEqual([])
  await starts.open({ incident: draft.incident, timelineEvents: [], outbox: [] })
  expect(keysOf(await waiting(incidentId))).toEqual([entry.key])
})

test('a posted entry is gone, and record and task know the post', async () => {
  const { incidentId, post, changed } = await openAndTick()
  const postId = newId()
  await done(post, postId)
  await done(post, newId())

  const entries = await waiting(incidentId)
  expect(keysOf(entries)).toEqual([changed.key])
  expect(entries[0]?.postIds).toEqual({ [post.timelineEventId]: postId })
  const { task, event, version } = await taskAndEvent(incidentId)
  expect([task?.stateModifiedPostId, event?.postId, version]).toEqual([postId, postId, 2])
})

test('a task that changed again keeps the post of its latest change', async () => {
  const { incidentId, taskId, userId, post } = await openAndTick()
  const again = { incidentId, taskId, userId, state: '' as const, at: later(1) }
  await tick(makeWork(database.pool), again)
  const second = (await waiting(incidentId)).map(({ entry }) => entry).findLast(isPost)
  if (!second) throw new Error('A tick makes a post.')
  const [older, newer] = [newId(), newId()]
  await done(second, newer)
  await done(post, older)

  const { task, event } = await taskAndEvent(incidentId)
  expect(task?.stateModifiedPostId).toBe(newer)
  expect(event?.postId).toBe(older)
})

async function reminderPostOf(incidentId: string): Promise<string | undefined> {
  const found = await makeReads(database).findRecord(incidentId, scene.bob)
  return found?.record.incident.reminderPostId
}

const isPost = (entry: OutboxEntry): entry is PostEntry => entry.kind === 'post'

test('of posts that are noted together, a task keeps the latest about its state and about its assignee', async () => {
  const { incidentId, taskId, userId, post, changed } = await openAndTick()
  await tick(makeWork(database.pool), { incidentId, taskId, userId, state: '', at: later(1) })
  await database.pool.query('update task set assignee_modified = $2 where id = $1', [
    taskId,
    later(2).getTime(),
  ])
  const given = timelineEvent(later(2), { type: 'assignee_changed', subjectId: userId })
  await database.pool.query(
    'insert into timeline_event (id, incident_id, event_at, create_at, event_type) values ($1, $2, $3, $3, $4)',
    [given.id, incidentId, later(2).getTime(), given.type],
  )
  const { entries, letGo } = await take(incidentId)
  const second = entries.map(({ entry }) => entry).findLast(isPost)
  if (!second) throw new Error('A tick makes a post.')
  const third: PostEntry = { ...second, key: changed.key, timelineEventId: given.id }
  const ids = [newId(), newId(), newId()] as const
  await letGo([post, second, third].map((entry, index) => ({ entry, postId: ids[index] ?? '' })))

  const { task } = await taskAndEvent(incidentId)
  expect([task?.stateModifiedPostId, task?.assigneeModifiedPostId]).toEqual([ids[1], ids[2]])
})

test('the post of a reminder is noted with its incident, as long as that still waits for the answer', async () => {
  const { incidentId, post } = await openAndTick()
  const reminder: PostEntry = { ...post, timelineEventId: '', taskId: '', reminder: { dueAt: now() } }
  await database.pool.query('update incident set reminder_key = $2 where id = $1', [incidentId, post.key])
  const postId = newId()
  await done(reminder, postId)
  expect(await reminderPostOf(incidentId)).toBe(postId)
  expect(keysOf(await waiting(incidentId))).not.toContain(post.key)

  const other = await openAndTick()
  await done({ ...reminder, key: other.post.key, incidentId: other.incidentId }, newId())
  expect(await reminderPostOf(other.incidentId)).toBe('')
  expect(keysOf(await waiting(other.incidentId))).not.toContain(other.post.key)
})

test('one node at a time has what an incident owes, and hears behind it of what came meanwhile', async () => {
  const { incidentId, taskId, userId, post, changed } = await openAndTick()
  const elsewhere = openAdvisoryLocks({ connectionString: fresh.url })
  const there = makeOutboxStore({ database, locks: elsewhere, clock: scene.clock })
  const first = await take(incidentId)
  expect(await there.take(incidentId)).toBe('busy')
  await tick(makeWork(database.pool), { incidentId, taskId, userId, state: '', at: later(1) })

  const delivered = [post, changed].map((entry) => ({ entry, postId: '' }))
  expect(await first.letGo(delivered)).toEqual({ isMore: true })
  const second = await there.take(incidentId)
  if (second === 'busy') throw new Error('It was let go.')
  expect(second.entries).toHaveLength(2)
  expect(await second.letGo([])).toEqual({ isMore: false })
  await elsewhere.close()
})

test('an entry that could not be posted any more is gone without a trace', async () => {
  const { incidentId, post } = await openAndTick()
  await done(post)

  const { task, event } = await taskAndEvent(incidentId)
  expect([task?.stateModifiedPostId, event?.postId]).toEqual(['', ''])
})

test('an entry of another incident writes to no foreign record or task', async () => {
  const mine = await openAndTick()
  const other = await openAndTick()
  await done({ ...mine.post, timelineEventId: other.post.timelineEventId, taskId: other.taskId }, newId())

  const { task, event } = await taskAndEvent(other.incidentId)
  expect([task?.stateModifiedPostId, event?.postId]).toEqual(['', ''])
})

test('a failed entry waits for its time, with what happened', async () => {
  const { incidentId, post } = await openAndTick()
  await store().failed(post, refused(1))
  await store().failed(post, { ...refused(5), message: 'again\0and again' })

  const [due] = await waiting(incidentId)
  expect(due).toMatchObject({ tries: 2, notBefore: later(5) })
  const { rows } = await database.pool.query('select last_error from outbox where key = $1', [post.key])
  expect(rows).toEqual([{ last_error: 'againand again' }])
})

test('an entry that is given up waits no longer but is kept', async () => {
  const { incidentId, post, changed } = await openAndTick()
  await store().failed(post, refused())

  expect(keysOf(await waiting(incidentId))).toEqual([changed.key])
  const { rows } = await database.pool.query('select dead_at from outbox where key = $1', [post.key])
  expect(rows).toEqual([{ dead_at: now().getTime() }])
})

test('incidents with something due are told, longest waiting first', async () => {
  const first = await openAndTick()
  const second = await openAndTick()
  const third = await openAndTick()
  await done(second.post)
  await done(second.changed)

  expect(await store().incidentsWithDue(now(), 10)).toEqual([first.incidentId, third.incidentId])
  expect(await store().incidentsWithDue(now(), 1)).toEqual([first.incidentId])
})

test('a post that is tried again holds back later posts of its incident, but no event', async () => {
  const { incidentId, taskId, userId, post, changed } = await openAndTick()
  await tick(makeWork(database.pool), { incidentId, taskId, userId, state: '', at: later(1) })
  const last = (await waiting(incidentId)).at(-1)?.entry
  await store().failed(post, refused(5))
  expect(await store().incidentsWithDue(now(), 10)).toEqual([incidentId])

  if (last) await done(last)
  await done(changed)
  expect(await store().incidentsWithDue(now(), 10)).toEqual([])
  expect(await store().incidentsWithDue(later(5), 10)).toEqual([incidentId])
})

test('the post of an earlier attempt is found by its key', async () => {
  const { pool } = database
  const { channelId, post } = await openAndTick()
  const bot = await insertBot(pool, `incident${newId()}`)
  const since = new Date(1_000)
  const props = { incident_key: post.key }
  const given = { channelId, userId: bot, props, createAt: 2_000 }
  const find = (question: Partial<Parameters<ReturnType<typeof store>['findPost']>[0]> = {}) =>
    store().findPost({ key: post.key, channelId, since, ...question })

  await insertPost(pool, { ...given, createAt: 999 })
  await insertPost(pool, { ...given, deleteAt: 3_000 })
  await insertPost(pool, { ...given, channelId: newId() })
  await insertPost(pool, { ...given, props: { incident_key: newId() } })
  await insertPost(pool, { ...given, userId: scene.bob })
  expect(await find()).toBeUndefined()
  const postId = await insertPost(pool, given)
  expect(await find()).toBe(postId)
  expect(await find({ key: 'null\0byte' })).toBeUndefined()
})
