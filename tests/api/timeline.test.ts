import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident, TimelineEvent } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { newId } from '../../server/ids.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { botPosts, updatesOf } from '../support/told.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await start()
  await ops.product.settled()
})
afterAll(() => ops.product.close())

const start = (given = {}): Promise<Incident> =>
  ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: '',
    ...given,
  })

const add = (person: Person, body: unknown, { query = '', headers = {}, to = incident } = {}) =>
  person.ask({
    method: 'POST',
    path: pathOf(routes.timeline, { id: to.id }) + query,
    body,
    headers,
  })

const remove = (person: Person, eventId: string, of = incident, query = '') =>
  person.ask({
    method: 'DELETE',
    path: pathOf(routes.timelineEntry, { id: of.id, event_id: eventId }) + query,
  })

/** A message of that person's, written at the harness's time. */
const write = (userId: string, channelId: string, message = 'The gateway restarts by itself.') =>
  ops.product.world.post({ UserId: userId, ChannelId: channelId, Message: message })

test('A-127: a message of another channel stands at its own time, before the start too, and links to it', async () => {
  const postId = await write(ops.eve.id, ops.townSquare)
  ops.product.clock.moveBy(60_000)
  const later = await start()
  const answer = await add(ops.ann, { post_id: postId, summary: '  First sign ' }, { to: later })
  const read = await ops.ann.read(later.id)
  const [entry] = read.timeline_events

  expect(answer).toMatchObject({
    status: 201,
    headers: { 'x-incident-version': '2' },
    body: { version: 2, timeline_event: entry },
  })
  expect(entry).toMatchObject({
    event_type: 'event_from_post',
    summary: 'First sign',
    post_id: postId,
    subject_user_id: ops.eve.id,
    creator_user_id: ops.ann.id,
  })
  expect(entry?.event_at).toBeLessThan(later.create_at)
  expect(entry?.create_at).toBeGreaterThanOrEqual(later.create_at)
})

test('it is told to open pages, and nothing is posted', async () => {
  const posts = await botPosts(ops, incident)
  const postId = await write(ops.ann.id, incident.channel_id)
  const { body } = await add(ops.ann, { post_id: postId, summary: 'Found it' })
  const { timeline_event } = body as { timeline_event: TimelineEvent }

  expect(await botPosts(ops, incident)).toEqual(posts)
  expect(await updatesOf(ops, incident)).toMatchObject([{ version: 2, timeline_events: [timeline_event] }])
})

test('a message that is on record already is refused, and can come back once it was removed', async () => {
  const postId = await write(ops.ann.id, incident.channel_id)
  const { body } = await add(ops.ann, { post_id: postId, summary: 'Found it' })
  const { timeline_event } = body as { timeline_event: TimelineEvent }

  expect(await add(ops.ann, { post_id: postId, summary: 'Again' })).toMatchObject({
    status: 409,
    body: { code: 'conflict', field: 'post_id' },
  })
  await remove(ops.ann, timeline_event.id)
  expect(await add(ops.ann, { post_id: postId, summary: 'Again' })).toMatchObject({ status: 201 })
})

test('A-129 X-04: a message that cannot be read is answered like one that does not exist', async () => {
  const secret = await ops.product.world.addChannel(ops.teamId, 'board-room', 'P')
  await ops.product.world.joinChannel(secret, ops.eve.id)
  const unreadable = await write(ops.eve.id, secret, 'We sell the company.')
  const deleted = await write(ops.ann.id, incident.channel_id)
  await ops.product.world.deletePost(deleted)
  const missing = await add(ops.ann, { post_id: newId(), summary: 'x' })

  expect(missing).toMatchObject({ status: 404, body: { code: 'not_found' } })
  for (const postId of [unreadable, deleted]) {
    const answer = await add(ops.ann, { post_id: postId, summary: 'x' })
    expect([answer.status, answer.body]).toEqual([missing.status, missing.body])
  }
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1 })
})

test('P-69: a summary that is blank or too long, a malformed post and unknown fields are refused by name', async () => {
  const postId = await write(ops.ann.id, incident.channel_id)
  const faults = [
    [{ post_id: postId, summary: ' ' }, 'invalid', 'summary'],
    [{ post_id: postId, summary: 'x'.repeat(257) }, 'invalid', 'summary'],
    [{ post_id: postId, summary: null }, 'invalid', 'summary'],
    [{ post_id: postId }, 'invalid', 'summary'],
    [{ post_id: 'x', summary: 'x' }, 'invalid', 'post_id'],
    [{ post_id: postId, summary: 'x', event_at: 1 }, 'unknown_field', 'event_at'],
  ] as const
  for (const [body, code, field] of faults) {
    expect(await add(ops.ann, body)).toMatchObject({ status: 400, body: { code, field } })
  }
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1 })
})

test('A-220: the same key again gets the first answer; another body is refused', async () => {
  const postId = await write(ops.ann.id, incident.channel_id)
  const headers = { 'Idempotency-Key': 'entry-1' }
  const first = await add(ops.ann, { post_id: postId, summary: 'Found it' }, { headers })

  expect(await add(ops.ann, { post_id: postId, summary: 'Found it' }, { headers })).toMatchObject({
    status: 201,
    headers: { 'idempotency-replayed': 'true' },
    body: first.body,
  })
  expect(await add(ops.ann, { post_id: postId, summary: 'Other' }, { headers })).toMatchObject({
    status: 409,
    body: { code: 'idempotency_mismatch' },
  })
})

test('A-130: any entry can be removed, for everybody; what it told of stays as it is', async () => {
  const [created] = incident.timeline_events
  expect(await remove(ops.ann, created?.id ?? '')).toMatchObject({
    status: 204,
    headers: { 'x-incident-version': '2' },
    body: undefined,
  })
  const read = await ops.ann.read(incident.id)

  expect(read).toMatchObject({ version: 2, timeline_events: [], current_status: 'Reported' })
  expect(await updatesOf(ops, incident)).toEqual([
    {
      incident_id: incident.id,
      version: 2,
      update_at: read.update_at,
      removed_timeline_event_ids: [created?.id],
    },
  ])
})

test('an entry that was removed stays in the table, with who did it and when', async () => {
  const [created] = incident.timeline_events
  await ops.product.world.joinChannel(incident.channel_id, ops.bob.id)
  await remove(ops.bob, created?.id ?? '')
  const { rows } = await ops.product.database.pool.query<Record<string, unknown>>(
    `select delete_at, delete_user_id, event_type from incident_collaboration.timeline_event where id = $1`,
    [created?.id],
  )
  const { update_at: at } = await ops.bob.read(incident.id)
  expect(rows).toEqual([{ delete_at: at, delete_user_id: ops.bob.id, event_type: 'incident_created' }])
})

test('A-219 X-30: an unknown, removed or foreign entry is not found', async () => {
  const other = await start()
  const [foreign] = other.timeline_events
  const [own] = incident.timeline_events
  await remove(ops.ann, own?.id ?? '')

  for (const id of [newId(), own?.id ?? '', foreign?.id ?? '']) {
    expect(await remove(ops.ann, id)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  }
  expect((await ops.ann.read(other.id)).timeline_events).toMatchObject([{ id: foreign?.id }])
})

test('an old version removes nothing', async () => {
  const [own] = incident.timeline_events
  await add(ops.ann, { post_id: await write(ops.ann.id, incident.channel_id), summary: 'x' })
  expect(await remove(ops.ann, own?.id ?? '', incident, '?version=1')).toMatchObject({
    status: 409,
    body: { code: 'stale_version', version: 2 },
  })
})
