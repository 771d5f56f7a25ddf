import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { postStatus, startWithBob } from '../support/status.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await startWithBob(ops)
})
afterAll(() => ops.product.close())

const at = (pattern: string): string => pathOf(pattern, { id: incident.id })

const write = (channelId = incident.channel_id) =>
  ops.product.world.post({ UserId: ops.ann.id, ChannelId: channelId, Message: 'First sign' })

const ways: readonly (readonly [string, (postId: string) => Promise<void>])[] = [
  ['deleted', (postId) => ops.product.world.deletePost(postId)],
  ['purged', (postId) => ops.product.world.erasePost(postId)],
]

test.each(ways)(
  'A-260: the post of an entry was %s: the entry stays, and can be removed',
  async (_how, lose) => {
    const post_id = await write()
    await ops.ann.ask({ method: 'POST', path: at(routes.timeline), body: { post_id, summary: 'Sign' } })
    await lose(post_id)
    await ops.product.settled()
    const { timeline_events: events } = await ops.ann.read(incident.id)
    const entry = events.find((event) => event.post_id === post_id)
    expect(entry).toMatchObject({ event_type: 'event_from_post', summary: 'Sign' })
    const where = { teamId: ops.teamId, channelId: incident.channel_id }
    const [table] = await ops.ann.types('/incident timeline', where)
    expect(table).toContain('Sign')
    expect(table).not.toContain(post_id)
    const path = pathOf(routes.timelineEntry, { id: incident.id, event_id: entry?.id ?? '' })
    expect(await ops.ann.ask({ method: 'DELETE', path })).toMatchObject({ status: 204 })
  },
)

test.each(ways)(
  'A-260: the post an incident was started from was %s: it is read all the same',
  async (_how, lose) => {
    const postId = await write(ops.townSquare)
    const started = await ops.ann.start({
      name: 'From a message',
      team_id: ops.teamId,
      commander_user_id: ops.ann.id,
      post_id: postId,
    })
    await lose(postId)
    await ops.product.settled()
    expect(await ops.ann.read(started.id)).toMatchObject({ post_id: postId })
  },
)

test('A-260: a purged status update keeps the status; its text is told to be missing', async () => {
  const { post_id } = await postStatus(ops.ann, incident, { status: 'Resolved' })
  await ops.product.world.erasePost(post_id)
  ops.product.clock.moveBy(3_600_000)
  await ops.product.settled()
  expect(await ops.ann.read(incident.id)).toMatchObject({ current_status: 'Resolved' })
  const { body } = await ops.ann.ask({ method: 'GET', path: at(routes.statusUpdates) })
  expect(body).toMatchObject({ items: [{ post_id, message: '', message_missing: true }] })
  await postStatus(ops.ann, incident, { message: 'Back again' })
  expect(await ops.ann.read(incident.id)).toMatchObject({ current_status: 'Active' })
})
