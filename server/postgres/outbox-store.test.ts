import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { auditRecord } from '../../tests/support/audit.ts'
import { insertBot, insertPost } from '../../tests/support/host-world.ts'
import { draftIncident } from '../../tests/support/incident-world.ts'
import { openOutboxScene, type OutboxScene } from '../../tests/support/outbox-scene.ts'
import { tick } from '../../tests/support/tick.ts'
import { newId } from '../ids.ts'
import type { DueEntry, OutboxEntry } from '../usecases/ports/outbox.ts'
import { openAdvisoryLocks } from './advisory-locks.ts'
import { makeOutboxStore } from './outbox-store.ts'
import { makeStartStore } from './start-store.ts'
import { makeWork } from './work.ts'

let outbox: OutboxScene

beforeAll(async () => {
  outbox = await openOutboxScene()
})
afterAll(() => outbox.close())
beforeEach(() => outbox.database.pool.query('delete from outbox'))

const now = () => outbox.scene.clock.now()
const later = (minutes: number) => new Date(now().getTime() + minutes * 60_000)
/** @param minutes Until it is tried again; without it, it is given up. */
const refused = (tries: number, minutes?: number) => ({
  message: 'the host is away',
  tries,
  retryAt: minutes === undefined ? undefined : later(minutes),
})

const keysOf = (entries: readonly DueEntry[]) => entries.map(({ entry }) => entry.key)

test('what waits comes in order with all that is needed to carry it out', async () => {
  const { incidentId, channelId, post, changed } = await outbox.openAndTick()
  await outbox.database.pool.query(
    `update channels set displayname = 'Renamed', name = 'now' where id = $1`,
    [channelId],
  )
  const entries = await outbox.waiting(incidentId)

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
  const { incidentId, channelId } = await outbox.openAndTick()
  await outbox.database.pool.query('delete from channels where id = $1', [channelId])

  const [due] = await outbox.waiting(incidentId)
  expect(due).toMatchObject({
    incident: { channelState: 'deleted' },
    channelName: 'shop-is-down',
    teamName: 'operations',
  })
})

test('nothing waits for an unknown incident or one that is not open', async () => {
  const draft = draftIncident(outbox.scene)
  const { id: incidentId } = draft.incident
  const entry: OutboxEntry = { kind: 'incident_created', key: newId(), incidentId, userId: '', clientId: '' }
  const starts = makeStartStore(outbox.database, outbox.scene.clock)
  await starts.insert({ ...draft, channelName: 'x', key: undefined, outbox: [entry], audit: auditRecord() })

  for (const id of [incidentId, newId(), '', 'null\0byte']) expect(await outbox.waiting(id)).toEqual([])
  expect(await outbox.store.incidentsWithDue(now(), 10)).toEqual([])
  await starts.open({ incident: draft.incident, timelineEvents: [], outbox: [] })
  expect(keysOf(await outbox.waiting(incidentId))).toEqual([entry.key])
})

test('one node at a time has what an incident owes, and hears behind it of what came meanwhile', async () => {
  const { incidentId, taskId, userId, post, changed } = await outbox.openAndTick()
  const elsewhere = openAdvisoryLocks({ connectionString: outbox.url })
  const there = makeOutboxStore({ database: outbox.database, locks: elsewhere, clock: outbox.scene.clock })
  const first = await outbox.take(incidentId)
  expect(await there.take(incidentId)).toBe('busy')
  await tick(makeWork(outbox.database.pool), { incidentId, taskId, userId, state: '', at: later(1) })

  const delivered = [post, changed].map((entry) => ({ entry, postId: '' }))
  expect(await first.letGo(delivered)).toEqual({ isMore: true })
  const second = await there.take(incidentId)
  if (second === 'busy') throw new Error('It was let go.')
  expect(second.entries).toHaveLength(2)
  expect(await second.letGo([])).toEqual({ isMore: false })
  await elsewhere.close()
})

test('a failed entry waits for its time, with what happened', async () => {
  const { incidentId, post } = await outbox.openAndTick()
  await outbox.store.failed(post, refused(1, 1))
  await outbox.store.failed(post, { ...refused(2, 5), message: 'again\0and again' })

  const [due] = await outbox.waiting(incidentId)
  expect(due).toMatchObject({ tries: 2, notBefore: later(5) })
  const { rows } = await outbox.database.pool.query('select last_error from outbox where key = $1', [
    post.key,
  ])
  expect(rows).toEqual([{ last_error: 'againand again' }])
})

test('an entry that is given up waits no longer but is kept', async () => {
  const { incidentId, post, changed } = await outbox.openAndTick()
  await outbox.store.failed(post, refused(1))

  expect(keysOf(await outbox.waiting(incidentId))).toEqual([changed.key])
  const { rows } = await outbox.database.pool.query('select dead_at from outbox where key = $1', [post.key])
  expect(rows).toEqual([{ dead_at: now().getTime() }])
})

test('incidents with something due are told, longest waiting first', async () => {
  const first = await outbox.openAndTick()
  const second = await outbox.openAndTick()
  const third = await outbox.openAndTick()
  await outbox.done(second.post)
  await outbox.done(second.changed)

  expect(await outbox.store.incidentsWithDue(now(), 10)).toEqual([first.incidentId, third.incidentId])
  expect(await outbox.store.incidentsWithDue(now(), 1)).toEqual([first.incidentId])
})

test('a post that is tried again holds back later posts of its incident, but no event', async () => {
  const { incidentId, taskId, userId, post, changed } = await outbox.openAndTick()
  await tick(makeWork(outbox.database.pool), { incidentId, taskId, userId, state: '', at: later(1) })
  const last = (await outbox.waiting(incidentId)).at(-1)?.entry
  await outbox.store.failed(post, refused(1, 5))
  expect(await outbox.store.incidentsWithDue(now(), 10)).toEqual([incidentId])

  if (last) await outbox.done(last)
  await outbox.done(changed)
  expect(await outbox.store.incidentsWithDue(now(), 10)).toEqual([])
  expect(await outbox.store.incidentsWithDue(later(5), 10)).toEqual([incidentId])
})

test('the post of an earlier attempt is found by its key', async () => {
  const { pool } = outbox.database
  const { channelId, post } = await outbox.openAndTick()
  const bot = await insertBot(pool, `incident${newId()}`)
  const since = new Date(1_000)
  const props = { incident_key: post.key }
  const given = { channelId, userId: bot, props, createAt: 2_000 }
  const find = (question: Partial<Parameters<OutboxScene['store']['findPost']>[0]> = {}) =>
    outbox.store.findPost({ key: post.key, channelId, since, ...question })

  await insertPost(pool, { ...given, createAt: 999 })
  await insertPost(pool, { ...given, deleteAt: 3_000 })
  await insertPost(pool, { ...given, channelId: newId() })
  await insertPost(pool, { ...given, props: { incident_key: newId() } })
  await insertPost(pool, { ...given, userId: outbox.scene.bob })
  expect(await find()).toBeUndefined()
  const postId = await insertPost(pool, given)
  expect(await find()).toBe(postId)
  expect(await find({ key: 'null\0byte' })).toBeUndefined()
})
