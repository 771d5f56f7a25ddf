import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { botPostsIn } from '../support/channels.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { Product } from '../support/product.ts'
import { askStatus, personPosts, startWithBob } from '../support/status.ts'

/** As many incidents as are told of at once. */
const PLACES = 8

let ops: Operations

beforeAll(async () => {
  const product = await Product.open()
  product.hostAnswersWithin = 300
  ops = await openOperations(product)
})
afterAll(() => ops.product.close())

const tick = (incident: Incident) =>
  ops.ann.setTask(incident.id, incident.checklists[0]?.items[0]?.id ?? '', 'closed')

const ticksPosted = async ({ channel_id }: Incident): Promise<number> =>
  (await botPostsIn(ops, channel_id)).filter((message) => message.includes('checked off')).length

test('a call that the host never answers is given up, and the post made at the next try', async () => {
  const incident = await startWithBob(ops)
  ops.product.faults.plan('CreatePost', { kind: 'hang' })
  expect(await tick(incident)).toMatchObject({ status: 200 })
  expect(await ticksPosted(incident)).toBe(0)
  expect(ops.product.faults.arePlanned).toBe(false)
  ops.product.clock.moveBy(1_000)
  expect(await ticksPosted(incident)).toBe(1)
})

test.each([
  ['a second', 1_000],
  ['a minute, when the host has forgotten it', 60_000],
])('a post that was made without an answer is not made again after %s', async (_when, milliseconds) => {
  const incident = await startWithBob(ops)
  ops.product.faults.plan('CreatePost', { kind: 'hang_after' })
  await tick(incident)
  expect(await ticksPosted(incident)).toBe(1)
  ops.product.clock.moveBy(milliseconds)
  expect(await ticksPosted(incident)).toBe(1)
  const { timeline_events } = await ops.ann.read(incident.id)
  expect(timeline_events.at(-1)?.post_id).not.toBe('')
})

test('P-71: more incidents than are told of at once meet a silent host, and the next one gets its post', async () => {
  const incidents: Incident[] = []
  for (let count = 0; count <= PLACES; count += 1) incidents.push(await startWithBob(ops))
  for (let count = 0; count < PLACES; count += 1) ops.product.faults.plan('CreatePost', { kind: 'hang' })
  for (const incident of incidents) await tick(incident)
  await ops.product.settled()
  const posted = await Promise.all(incidents.map(ticksPosted))
  expect(posted).toEqual([...Array.from({ length: PLACES }, () => 0), 1])
})

test('whoever asks for what the host does not answer is told so, and nothing has changed', async () => {
  const incident = await startWithBob(ops)
  ops.product.faults.plan('CreatePost', { kind: 'hang' })
  const answer = await askStatus(ops.ann, incident)
  expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect(await personPosts(ops, incident)).toEqual([])
  expect(await ops.ann.read(incident.id)).toMatchObject({ current_status: 'Reported' })
})
