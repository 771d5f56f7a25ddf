import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { askStatus, personPosts, postStatus, standing, startWithBob } from '../support/status.ts'
import { updatesOf } from '../support/told.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await startWithBob(ops)
})
afterAll(() => ops.product.close())

const MARKDOWN = '**Looking** into it\n\n- gateway: `502`\n- %s {} $1 \\ @channel'

test('A-051 an update is posted by the person as typed, read back, recorded and told', async () => {
  const answer = await askStatus(ops.bob, incident, {
    message: `  ${MARKDOWN}\n`,
    description: 'Gateway is down.',
    reminder: 900,
  })
  const [post] = await personPosts(ops, incident)
  expect(post).toMatchObject({ message: MARKDOWN, user_id: ops.bob.id })
  expect(post?.props).toMatchObject({ incident_id: incident.id, incident_kind: 'status_update' })

  const read = await ops.ann.read(incident.id)
  expect(read).toMatchObject({
    version: 2,
    current_status: 'Active',
    description: 'Gateway is down.',
    end_at: 0,
    overdue: false,
    previous_reminder: 900_000_000_000,
    previous_reminder_seconds: 900,
  })
  const [shown] = read.status_posts
  expect(read.status_posts).toEqual([
    {
      id: post?.id,
      status: 'Active',
      author_user_id: ops.bob.id,
      create_at: read.last_status_update_at,
      edit_at: 0,
      delete_at: 0,
    },
  ])
  expect(read.reminder_at).toBe(read.last_status_update_at + 900_000)
  expect(answer).toMatchObject({ status: 200, headers: { 'x-incident-version': '2' } })
  expect(answer.body).toEqual({
    status: 'OK',
    version: 2,
    post_id: post?.id,
    current_status: 'Active',
    end_at: 0,
    reminder_at: read.reminder_at,
  })
  const event = read.timeline_events.at(-1)
  expect(event).toMatchObject({
    event_type: 'status_updated',
    summary: 'Reported to Active',
    post_id: post?.id,
    event_at: shown?.create_at,
    subject_user_id: ops.bob.id,
  })
  expect(await updatesOf(ops, incident)).toEqual([
    {
      incident_id: incident.id,
      version: 2,
      update_at: read.update_at,
      incident: {
        description: 'Gateway is down.',
        current_status: 'Active',
        reminder_at: read.reminder_at,
        previous_reminder: 900_000_000_000,
        previous_reminder_seconds: 900,
        last_status_update_at: read.last_status_update_at,
      },
      status_posts: [shown],
      timeline_events: [event],
    },
  ])
})

test('A-056 without a description the overview stays; an unchanged status is recorded without words', async () => {
  await postStatus(ops.ann, incident, { status: 'Reported' })
  const read = await ops.ann.read(incident.id)
  expect(read).toMatchObject({ description: '**Summary**', reminder_at: 0, previous_reminder_seconds: 0 })
  expect(read.timeline_events.at(-1)).toMatchObject({ event_type: 'status_updated', summary: '' })
})

test('A-059 A-060 A-061 any status follows any other, by any member; ending and restarting set the end', async () => {
  await postStatus(ops.bob, incident, { status: 'Archived' })
  const ended = await ops.ann.read(incident.id)
  expect(ended).toMatchObject({ current_status: 'Archived', channel_state: 'open' })
  expect(ended.end_at).toBe(ended.last_status_update_at)

  const resolved = await postStatus(ops.ann, incident, { status: 'Resolved' })
  expect(resolved.end_at).toBe(ended.end_at)
  expect(await ops.ann.setTask(incident.id, ended.checklists[0]?.items[0]?.id ?? '', 'closed')).toMatchObject(
    {
      status: 200,
    },
  )
  expect(await postStatus(ops.bob, incident, { status: 'Active' })).toMatchObject({ end_at: 0 })
  expect(await ops.ann.read(incident.id)).toMatchObject({ current_status: 'Active', end_at: 0 })
})

test.each(['Resolved', 'Archived'])('A-078 %s takes no reminder, and the answer says so', async (status) => {
  await postStatus(ops.ann, incident, { reminder: 900 })
  expect(await postStatus(ops.ann, incident, { status, reminder: 900 })).toMatchObject({ reminder_at: 0 })
  expect(await ops.ann.read(incident.id)).toMatchObject({
    reminder_at: 0,
    previous_reminder: 0,
    previous_reminder_seconds: 0,
  })
})

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['an unknown status', { status: 'Closed' }, { field: 'status' }],
  ['a status in other letters', { status: 'active' }, { field: 'status' }],
  ['an empty status', { status: '' }, { field: 'status' }],
  ['an empty message', { message: '' }, { field: 'message' }],
  ['a blank message', { message: ' \n\t ' }, { field: 'message', error: 'The message is required.' }],
  ['a message of 16,001 characters', { message: 'x'.repeat(16_001) }, { field: 'message' }],
  ['a blank description', { description: ' ' }, { field: 'description' }],
  ['a description of 4,097 characters', { description: 'x'.repeat(4097) }, { field: 'description' }],
  ['a reminder of 9 seconds', { reminder: 9 }, { field: 'reminder' }],
  ['a reminder of more than 30 days', { reminder: 2_592_001 }, { field: 'reminder' }],
  ['half a second', { reminder: 0.5 }, { field: 'reminder' }],
  ['a reminder as text', { reminder: '900' }, { field: 'reminder' }],
  ['no reminder as null', { reminder: null }, { field: 'reminder' }],
  ['an unknown field', { end_at: 1 }, { field: 'end_at', code: 'unknown_field' }],
])('A-215 %s is refused and changes nothing', async (_what, given, refusal) => {
  const before = await standing(ops, incident)
  const answer = await askStatus(ops.ann, incident, given)
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', ...refusal } })
  expect(await standing(ops, incident)).toEqual(before)
  expect(await personPosts(ops, incident)).toEqual([])
})

test('A-057 a message of 16,000 characters is taken', async () => {
  await postStatus(ops.ann, incident, { message: '火'.repeat(16_000) })
  expect((await personPosts(ops, incident))[0]?.message).toHaveLength(16_000)
})

test('an update for another version than the present one is refused', async () => {
  const answer = await askStatus(ops.ann, incident, {}, { query: '?version=2' })
  expect(answer).toMatchObject({ status: 409, body: { code: 'stale_version', version: 1 } })
  expect(await personPosts(ops, incident)).toEqual([])
})

test('A-066 A-215 without the right to post nothing is posted, in anybody’s name', async () => {
  await ops.product.world.makeReadOnly(incident.channel_id)
  const answer = await askStatus(ops.bob, incident)
  expect(answer).toMatchObject({
    status: 403,
    body: { code: 'forbidden', error: 'You may not post in the incident channel.' },
  })
  expect(await askStatus(ops.eve, incident)).toMatchObject({ status: 403 })
  expect(await askStatus(ops.zed, incident)).toMatchObject({ status: 404 })
  expect(await personPosts(ops, incident)).toEqual([])
})

test('A-069 of updates at the same moment all are posted, and the latest decides', async () => {
  const statuses = ['Active', 'Resolved', 'Active', 'Archived', 'Reported', 'Resolved']
  const answers = await Promise.all(
    statuses.map((status, index) =>
      postStatus(index % 2 === 0 ? ops.ann : ops.bob, incident, { status, message: `${index}` }),
    ),
  )
  expect(new Set(answers.map(({ version }) => version)).size).toBe(statuses.length)
  const posts = await personPosts(ops, incident)
  expect(posts).toHaveLength(statuses.length)
  const read = await ops.ann.read(incident.id)
  expect(read.version).toBe(1 + statuses.length)
  expect(read.current_status).toBe(statuses[Number(posts.at(-1)?.message)])
  expect(read.status_posts.map(({ id }) => id)).toEqual(posts.map(({ id }) => id))
})
