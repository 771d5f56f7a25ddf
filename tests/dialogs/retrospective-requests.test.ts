import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { postStatus, startWithBob } from '../support/status.ts'
import { botPosts } from '../support/told.ts'

const HOUR_MS = 3_600_000
let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(() => begin({ retrospectiveReminderIntervalSeconds: 3600 }))
afterAll(() => ops.product.close())

async function begin(playbook: Readonly<Record<string, unknown>>): Promise<void> {
  ops.product.clock.moveBy(60_000)
  incident = await startWithBob(ops, playbook)
}

/** A minute between two updates, as between people. */
const update = async (status: string): Promise<void> => {
  ops.product.clock.moveBy(60_000)
  await postStatus(ops.bob, incident, { status })
  await ops.product.settled()
}

type Request = Readonly<{ id: string; message: string; url: string | null; context: unknown }>

/** What asks for the retrospective in the channel; `url` is its button's. */
async function requests(): Promise<Request[]> {
  await ops.product.settled()
  const { rows } = await ops.product.database.pool.query<Request>(
    `select id, message, props #>> '{attachments,0,actions,0,integration,url}' as url,
       props #> '{attachments,0,actions,0,integration,context}' as context
     from posts where channelid = $1 and deleteat = 0 and props ->> 'incident_kind' = 'retrospective'
     order by createat, id`,
    [incident.channel_id],
  )
  return rows
}

const buttons = async () => (await requests()).map(({ url }) => url !== null)

const press = (person: Person, { url, context, id }: Request, changes: Record<string, unknown> = {}) =>
  person.ask({
    method: 'POST',
    path: (url ?? '').replace('/plugins/incident-collaboration/api/v0', ''),
    body: { user_id: person.id, post_id: id, type: 'button', context, ...changes },
  })

const ask = (verb: 'retrospectivePublication' | 'retrospectiveCancellation', body?: unknown) =>
  ops.ann.ask({ method: 'POST', path: pathOf(routes[verb], { id: incident.id }), body })

async function requested(): Promise<Request> {
  await update('Resolved')
  const [request] = await requests()
  if (!request) throw new Error('Nobody was asked.')
  return request
}

test('A-174: the first end of a run asks the commander, with a button; Resolved then Archived asks once', async () => {
  const request = await requested()
  expect(request.message).toMatch(
    new RegExp(`^@ann, please write the \\[retrospective\\]\\(/.+/${incident.id}/retrospective\\)`),
  )
  expect(request.url).toMatch(/\/no-retrospective-button$/)
  await update('Archived')
  expect(await requests()).toHaveLength(1)
})

test('A-174: going on takes the request back, and the next end asks again', async () => {
  await update('Resolved')
  await update('Active')
  expect(await requests()).toEqual([])
  ops.product.clock.moveBy(2 * HOUR_MS)
  expect(await requests()).toEqual([])
  await update('Resolved')
  expect(await requests()).toHaveLength(1)
})

test('A-175: asked again after each interval; the older post loses its button, what was missed counts once', async () => {
  await update('Resolved')
  const { version } = await ops.ann.read(incident.id)
  ops.product.clock.moveBy(HOUR_MS - 60_000)
  expect(await buttons()).toEqual([true])
  ops.product.clock.moveBy(60_000)
  expect(await buttons()).toEqual([false, true])
  ops.product.clock.moveBy(5 * HOUR_MS)
  expect(await buttons()).toEqual([false, false, true])
  // What no answer shows is no version.
  expect((await ops.ann.read(incident.id)).version).toBe(version)
})

test('A-175: once is once', async () => {
  await begin({ retrospectiveReminderIntervalSeconds: 0 })
  await update('Resolved')
  ops.product.clock.moveBy(30 * 24 * HOUR_MS)
  expect(await requests()).toHaveLength(1)
})

test('published or cancelled, nobody is asked again, and the button goes', async () => {
  await update('Resolved')
  await ask('retrospectivePublication', { retrospective: 'A certificate ran out.' })
  expect(await buttons()).toEqual([false])
  ops.product.clock.moveBy(2 * HOUR_MS)
  expect(await requests()).toHaveLength(1)

  await begin({ retrospectiveReminderIntervalSeconds: 3600 })
  await ask('retrospectiveCancellation')
  await update('Resolved')
  expect(await requests()).toEqual([])
})

test('A-178: the button cancels the retrospective, once; an old one says that it is done', async () => {
  const request = await requested()
  expect(await press(ops.bob, request)).toMatchObject({ status: 200, body: {} })
  expect(await buttons()).toEqual([false])
  expect(await ops.ann.read(incident.id)).toMatchObject({
    retrospective_was_canceled: true,
    retrospective_published_by_user_id: ops.bob.id,
  })
  expect((await botPosts(ops, incident)).at(-1)).toMatch(/^\*\*bob\*\* cancelled the retrospective/)
  const { version } = await ops.ann.read(incident.id)
  expect(await press(ops.ann, request)).toMatchObject({
    status: 200,
    body: { ephemeral_text: 'The retrospective was already published or cancelled.' },
  })
  expect((await ops.ann.read(incident.id)).version).toBe(version)
})

test('A-247: a forged button, another post and somebody outside cancel nothing', async () => {
  const request = await requested()
  const refused = { status: 200, body: { ephemeral_text: expect.any(String) as unknown } }
  expect(await press(ops.bob, request, { context: { signed: 'forged' } })).toMatchObject(refused)
  expect(await press(ops.bob, request, { post_id: incident.channel_id })).toMatchObject(refused)
  expect(await press(ops.eve, request)).toMatchObject(refused)
  expect(await ops.ann.read(incident.id)).toMatchObject({ retrospective_published_at: 0 })
  expect(await buttons()).toEqual([true])
})

test('A-179: off in the playbook, nobody is asked', async () => {
  await begin({ retrospectiveEnabled: false })
  await update('Resolved')
  expect(await requests()).toEqual([])
})

test('a commander who has left the channel is not pinged; an archived channel ends the asking', async () => {
  const { pool } = ops.product.database
  await pool.query('delete from channelmembers where channelid = $1 and userid = $2', [
    incident.channel_id,
    ops.ann.id,
  ])
  await update('Resolved')
  expect((await requests())[0]?.message).toMatch(/^\*\*ann\*\*, /)
  await pool.query('update channels set deleteat = 1 where id = $1', [incident.channel_id])
  ops.product.clock.moveBy(HOUR_MS)
  await ops.product.settled()
  await pool.query('update channels set deleteat = 0 where id = $1', [incident.channel_id])
  ops.product.clock.moveBy(5 * HOUR_MS)
  expect(await requests()).toHaveLength(1)
})
