import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { askStatus, personPosts, postStatus, standing, startWithBob } from '../support/status.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await startWithBob(ops)
  key = { headers: { 'Idempotency-Key': incident.id } }
})
afterAll(() => ops.product.close())

const rejected = new AppError({
  id: 'plugin.message_will_be_posted.rejected.app_error',
  statusCode: 400,
  message: 'Post rejected by plugin. No bad words.',
})
const away = new AppError({ id: 'app.post.save.app_error', statusCode: 500 })

/** Of one test. */
let key: { headers: Record<string, string> }

/** Direct messages of the bot to a person. */
async function directMessages(userId: string): Promise<string[]> {
  await ops.product.settled()
  const { rows } = await ops.product.database.pool.query<{ message: string }>(
    `select message from posts join channels c on c.id = posts.channelid
     where c.type = 'D' and c.name like '%' || $1 || '%' order by posts.createat`,
    [userId],
  )
  return rows.map(({ message }) => message)
}

test('A-067 P-15 a post that the host, or another plugin, refuses changes nothing; the reason is told', async () => {
  await postStatus(ops.ann, incident, { reminder: 900 })
  const before = await standing(ops, incident)
  ops.product.faults.plan('CreatePost', { kind: 'fail', error: rejected })
  const answer = await askStatus(ops.ann, incident, { status: 'Resolved', description: 'New' }, key)
  expect(answer).toMatchObject({
    status: 409,
    body: { code: 'conflict', error: 'Post rejected by plugin. No bad words.' },
  })
  await ops.product.settled()
  expect(await standing(ops, incident)).toEqual(before)
  expect(await directMessages(ops.ann.id)).toEqual([])

  // The key is free again.
  expect(await askStatus(ops.ann, incident, { status: 'Resolved' }, key)).toMatchObject({ status: 200 })
})

test('A-067 the same key posts once; another body with it is refused', async () => {
  const first = await askStatus(ops.ann, incident, { reminder: 900 }, key)
  expect(first.headers['idempotency-replayed']).toBeUndefined()
  await postStatus(ops.bob, incident, { status: 'Resolved' })
  const again = await askStatus(ops.ann, incident, { reminder: 900 }, key)
  expect(again).toMatchObject({ status: 200, headers: { 'idempotency-replayed': 'true' } })
  expect(again.body).toEqual(first.body)
  expect(again.headers['x-incident-version']).toBe(first.headers['x-incident-version'])
  expect(await askStatus(ops.ann, incident, { message: 'Another' }, key)).toMatchObject({
    status: 409,
    body: { code: 'idempotency_mismatch' },
  })
  const other = await startWithBob(ops)
  expect(await askStatus(ops.ann, other, { reminder: 900 }, key)).toMatchObject({ status: 409 })
  expect(await askStatus(ops.bob, incident, {}, key)).toMatchObject({ status: 200 })
  expect(await personPosts(ops, incident)).toHaveLength(3)
})

test('the same request many times at once has the effect of one', async () => {
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => askStatus(ops.ann, incident, { status: 'Resolved' }, key)),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect(await personPosts(ops, incident)).toHaveLength(1)
  expect((await ops.ann.read(incident.id)).version).toBe(2)
})

test('a host that does not answer: the update goes on by itself once it does', async () => {
  ops.product.faults.plan('CreatePost', { kind: 'fail', error: away })
  const answer = await askStatus(ops.ann, incident, { status: 'Resolved' }, key)
  expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect(answer.headers['retry-after']).toBeDefined()
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1, end_at: 0, status_posts: [] })

  await ops.product.settled()
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 2, current_status: 'Resolved' })
  expect(await askStatus(ops.ann, incident, { status: 'Resolved' }, key)).toMatchObject({
    status: 200,
    headers: { 'idempotency-replayed': 'true' },
    body: { version: 2, current_status: 'Resolved' },
  })
  expect(await personPosts(ops, incident)).toHaveLength(1)
})

test('the same key again goes on with an update that the host did not answer', async () => {
  ops.product.faults.plan('CreatePost', { kind: 'fail', error: away })
  expect(await askStatus(ops.ann, incident, {}, key)).toMatchObject({ status: 503 })
  expect(await askStatus(ops.ann, incident, {}, key)).toMatchObject({ status: 200, body: { version: 2 } })
  expect(await personPosts(ops, incident)).toHaveLength(1)
})

test('B-25 after 15 minutes an update that could not be posted is dropped, and its author gets the text back', async () => {
  const message = 'Look:\n```\nerror 502\n```\n@channel please'
  // Who came in is on record by then.
  ops.product.clock.moveBy(1_000)
  await ops.product.settled()
  ops.product.faults.plan('CreatePost', { kind: 'fail', error: away })
  expect(await askStatus(ops.ann, incident, { message }, key)).toMatchObject({ status: 503 })
  const before = await standing(ops, incident)
  ops.product.clock.moveBy(15 * 60_000)
  expect(await directMessages(ops.ann.id)).toEqual([
    'Your status update of incident **Payments answer 502** could not be posted. Please send it again:' +
      `\n\n\`\`\`\`\n${message}\n\`\`\`\``,
  ])
  expect(await directMessages(ops.ann.id)).toHaveLength(1)
  expect(await standing(ops, incident)).toEqual({ ...(before as object), updates: 0 })
  expect(await personPosts(ops, incident)).toEqual([])
})

test('B-25 whoever may not post any more when the host is back is not posted for, and told', async () => {
  ops.product.faults.plan('CreatePost', { kind: 'fail', error: away })
  expect(await askStatus(ops.bob, incident, { message: 'Mine' })).toMatchObject({ status: 503 })
  await ops.product.world.leaveChannel(incident.channel_id, ops.bob.id)
  const [told, ...more] = await directMessages(ops.bob.id)
  expect(told).toContain('```\nMine\n```')
  expect(more).toEqual([])
  expect(await personPosts(ops, incident)).toEqual([])
})

test('a post that another plugin deletes at once counts as deleted', async () => {
  await postStatus(ops.ann, incident)
  const { world } = ops.product
  const moderate = ({ hook }: { hook: string }): void => {
    if (hook !== 'MessageHasBeenPosted') return
    world.off('happened', moderate)
    void newestPost().then((id) => world.deletePost(id))
  }
  const newestPost = async (): Promise<string> => (await personPosts(ops, incident)).at(-1)?.id ?? ''
  world.on('happened', moderate)
  await postStatus(ops.ann, incident, { status: 'Resolved' })
  await ops.product.settled()
  await ops.product.settled()
  expect(await ops.ann.read(incident.id)).toMatchObject({ current_status: 'Active', end_at: 0 })
})
