import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { startWithBob } from '../support/status.ts'
import { botPosts } from '../support/told.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await startWithBob(ops, 'no playbook')
})
afterAll(() => ops.product.close())

type Verb = 'retrospective' | 'retrospectivePublication' | 'retrospectiveCancellation'

const ask = (person: Person, verb: Verb, body?: unknown, query = '') =>
  person.ask({ method: 'POST', path: pathOf(routes[verb], { id: incident.id }) + query, body })
const write = (person: Person, text: string, query = '') =>
  ask(person, 'retrospective', { retrospective: text }, query)
const publish = (person: Person, text: string) =>
  ask(person, 'retrospectivePublication', { retrospective: text })
const cancel = (person: Person) => ask(person, 'retrospectiveCancellation')

const lastEntries = async () =>
  (await ops.ann.read(incident.id)).timeline_events.map(({ event_type }) => event_type).slice(1)
const newPosts = async (before: readonly unknown[]) => (await botPosts(ops, incident)).slice(before.length)

test('A-176: the report starts as the template; what is written is read back; who has an older version is refused and loses nothing', async () => {
  expect(incident.retrospective).toMatch(/^### Summary\n/)
  const before = await botPosts(ops, incident)
  const answer = await write(ops.bob, '## Summary\r\nA certificate ran out.\n')
  expect(answer).toMatchObject({ status: 200, headers: { 'x-incident-version': '2' } })
  expect(await write(ops.ann, 'Mine.', '?version=1')).toMatchObject({
    status: 409,
    body: { code: 'stale_version' },
  })
  expect(await ops.ann.read(incident.id)).toMatchObject({
    version: 2,
    retrospective: '## Summary\nA certificate ran out.',
    retrospective_published_at: 0,
  })
  expect(await lastEntries()).toEqual([])
  expect(await newPosts(before)).toEqual([])
})

test('A-177, P-29, B-22: published once, with its text in the channel, pinging nobody; final from then on', async () => {
  const before = await botPosts(ops, incident)
  expect(await publish(ops.bob, '## Summary\nThanks, @ann and @here.')).toMatchObject({ status: 200 })
  await ops.product.settled()
  const read = await ops.ann.read(incident.id)
  expect(read).toMatchObject({
    retrospective: '## Summary\nThanks, @ann and @here.',
    retrospective_published_by_user_id: ops.bob.id,
    retrospective_was_canceled: false,
  })
  expect(read.retrospective_published_at).toBe(read.update_at)
  const [post = '', ...others] = await newPosts(before)
  expect(others).toEqual([])
  expect(post).toContain(`/incident-collaboration/incidents/${incident.id}/retrospective)`)
  expect(post).toContain('## Summary\nThanks, ')
  expect(post).not.toMatch(/@ann|@here|@bob/)
  expect(await lastEntries()).toEqual(['published_retrospective'])

  for (const again of [publish(ops.ann, 'Another.'), write(ops.ann, 'Another.'), cancel(ops.ann)]) {
    expect(await again).toMatchObject({ status: 409, body: { code: 'conflict' } })
  }
  expect(await ops.ann.read(incident.id)).toEqual(read)
})

test('B-23: cancelled, it says so once, and can still be written and published', async () => {
  const before = await botPosts(ops, incident)
  expect(await cancel(ops.bob)).toMatchObject({ status: 200, body: { version: 2 } })
  expect(await cancel(ops.ann)).toMatchObject({ status: 200, body: { version: 2 } })
  expect(await ops.ann.read(incident.id)).toMatchObject({
    retrospective_was_canceled: true,
    retrospective_published_by_user_id: ops.bob.id,
  })
  expect(await newPosts(before)).toEqual(['**bob** cancelled the retrospective. It can still be written.'])

  await publish(ops.ann, 'After all.')
  expect(await ops.ann.read(incident.id)).toMatchObject({
    retrospective_was_canceled: false,
    retrospective_published_by_user_id: ops.ann.id,
  })
  expect(await lastEntries()).toEqual(['canceled_retrospective', 'published_retrospective'])
})

test('a blank one is not published, one too long is not stored', async () => {
  expect(await publish(ops.ann, ' \n ')).toMatchObject({
    status: 400,
    body: { code: 'invalid', field: 'retrospective' },
  })
  expect(await write(ops.ann, 'x'.repeat(50_001))).toMatchObject({ status: 400 })
  expect(await write(ops.ann, '🔥'.repeat(50_000))).toMatchObject({ status: 200 })
  expect(await publish(ops.ann, '🔥'.repeat(50_000))).toMatchObject({ status: 200 })
  expect(await ops.ann.read(incident.id)).toMatchObject({ retrospective: '🔥'.repeat(50_000) })
})
