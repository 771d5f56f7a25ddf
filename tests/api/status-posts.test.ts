import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { newId } from '../../server/ids.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { postStatus, standing, startWithBob } from '../support/status.ts'
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

async function deletePost(id: string): Promise<void> {
  await ops.product.world.deletePost(id)
  await ops.product.settled()
}

const eventTypes = ({ timeline_events }: Incident): string[] =>
  timeline_events.map(({ event_type }) => event_type)

test('A-063 A-065 P-10 deleting the newest update leaves what the one before said, at once and on record', async () => {
  await postStatus(ops.ann, incident, { reminder: 900 })
  const active = await ops.ann.read(incident.id)
  const { post_id } = await postStatus(ops.bob, incident, { status: 'Resolved' })

  await deletePost(post_id)
  const read = await ops.ann.read(incident.id)
  expect(read).toMatchObject({
    version: 4,
    current_status: 'Active',
    end_at: 0,
    reminder_at: 0,
    last_status_update_at: active.last_status_update_at,
  })
  const [first, second] = read.status_posts
  expect([first?.delete_at, second?.delete_at]).toEqual([0, read.update_at])
  const event = read.timeline_events.at(-1)
  expect(event).toMatchObject({
    event_type: 'status_update_deleted',
    summary: 'Resolved to Active',
    post_id,
    subject_user_id: ops.bob.id,
  })
  expect((await updatesOf(ops, incident)).at(-1)).toEqual({
    incident_id: incident.id,
    version: 4,
    update_at: read.update_at,
    incident: {
      current_status: 'Active',
      end_at: 0,
      last_status_update_at: active.last_status_update_at,
    },
    status_posts: [second],
    timeline_events: [event],
  })
})

test('A-063 without any update left the incident is reported, and there is no latest one', async () => {
  const { post_id } = await postStatus(ops.ann, incident, { status: 'Resolved' })
  await deletePost(post_id)
  expect(await ops.ann.read(incident.id)).toMatchObject({
    current_status: 'Reported',
    end_at: 0,
    last_status_update_at: 0,
  })
})

test('a deletion that changes no status is no entry of the record', async () => {
  const { post_id } = await postStatus(ops.ann, incident)
  await postStatus(ops.ann, incident, { message: 'Still looking' })
  await deletePost(post_id)
  const read = await ops.ann.read(incident.id)
  expect(read).toMatchObject({ version: 4, current_status: 'Active' })
  expect(eventTypes(read)).not.toContain('status_update_deleted')
})

test('A-062 the end follows what is left: Resolved, Archived without the first ends with the second', async () => {
  const { post_id } = await postStatus(ops.ann, incident, { status: 'Resolved' })
  await postStatus(ops.ann, incident, { status: 'Archived' })
  await deletePost(post_id)
  const read = await ops.ann.read(incident.id)
  expect(read).toMatchObject({ current_status: 'Archived', end_at: read.last_status_update_at })
})

test('A-064 an edited post shows as edited, and its status stays', async () => {
  const { post_id } = await postStatus(ops.ann, incident)
  await ops.product.world.editPost(post_id, 'It was the gateway. Resolved?')
  await ops.product.settled()
  const read = await ops.ann.read(incident.id)
  const [post] = read.status_posts
  expect(post?.edit_at).toBeGreaterThan(post?.create_at ?? 0)
  expect(read).toMatchObject({ version: 3, current_status: 'Active' })
  expect((await updatesOf(ops, incident)).at(-1)).toEqual({
    incident_id: incident.id,
    version: 3,
    update_at: read.update_at,
    status_posts: [post],
  })
})

test('other posts that are edited or deleted change nothing, even if they claim to be an update', async () => {
  const { post_id } = await postStatus(ops.ann, incident)
  const { rows } = await ops.product.database.pool.query<{ id: string }>(
    'select id from incident_collaboration.status_update where post_id = $1',
    [post_id],
  )
  const before = await standing(ops, incident)
  for (const incident_key of [rows[0]?.id, newId(), 'x', 7, null]) {
    const post = { UserId: ops.eve.id, ChannelId: incident.channel_id, Message: 'x', props: { incident_key } }
    const id = await ops.product.world.post(post)
    await ops.product.world.editPost(id, 'y')
    await deletePost(id)
  }
  expect(await standing(ops, incident)).toEqual(before)
})
