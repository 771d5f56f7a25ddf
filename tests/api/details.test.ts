import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { startWithBob } from '../support/status.ts'
import { botPosts, updatesOf } from '../support/told.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await startWithBob(ops, 'no playbook')
})
afterAll(() => ops.product.close())

const change = (person: Person, body: unknown, query = '') =>
  person.ask({ method: 'PATCH', path: pathOf(routes.incident, { id: incident.id }) + query, body })

const channelNow = async () => {
  const { rows } = await ops.product.database.pool.query<{
    name: string
    displayname: string
    header: string
  }>('select name, displayname, header from channels where id = $1', [incident.channel_id])
  return rows[0]
}

test('P-32: a new name and description are answered, read back, told, and the channel has the name', async () => {
  const before = await channelNow()
  const answer = await change(ops.bob, {
    name: '  Checkout is slow  ',
    description: 'Since 3 a.m.\r\nEurope only.',
  })
  const read = await ops.ann.read(incident.id)

  expect(answer).toMatchObject({ status: 200, headers: { 'x-incident-version': '2' }, body: { version: 2 } })
  expect(read).toMatchObject({ name: 'Checkout is slow', description: 'Since 3 a.m.\nEurope only.' })
  expect(await channelNow()).toEqual({ ...before, displayname: 'Checkout is slow' })
  expect(await updatesOf(ops, incident)).toEqual([
    {
      incident_id: incident.id,
      version: 2,
      update_at: read.update_at,
      incident: { name: 'Checkout is slow', description: 'Since 3 a.m.\nEurope only.' },
    },
  ])
})

test('neither is posted or put on record', async () => {
  const posts = await botPosts(ops, incident)
  await change(ops.ann, { name: 'Checkout is slow', description: 'Europe only.' })

  expect(await botPosts(ops, incident)).toEqual(posts)
  expect((await ops.ann.read(incident.id)).timeline_events).toHaveLength(incident.timeline_events.length)
})

test('what is absent stays; an empty description is one', async () => {
  await change(ops.ann, { description: 'Europe only.' })
  expect(await ops.ann.read(incident.id)).toMatchObject({ name: incident.name, description: 'Europe only.' })
  await change(ops.ann, { description: ' ' })
  expect(await ops.ann.read(incident.id)).toMatchObject({ description: '', version: 3 })
})

test('what it is already raises no version', async () => {
  const { name, description } = incident
  expect(await change(ops.ann, { name, description })).toMatchObject({ status: 200, body: { version: 1 } })
})

test('P-69: lengths, control characters, nothing at all and unknown fields are refused by name', async () => {
  const faults: [unknown, string, string?][] = [
    [{ name: 'x' }, 'invalid', 'name'],
    [{ name: 'x'.repeat(65) }, 'invalid', 'name'],
    [{ name: ' \t ' }, 'invalid', 'name'],
    [{ name: 'two\nlines' }, 'invalid', 'name'],
    [{ name: 'bell \u0007' }, 'invalid', 'name'],
    [{ name: null }, 'invalid', 'name'],
    [{ description: 'x'.repeat(4097) }, 'invalid', 'description'],
    [{ description: 7 }, 'invalid', 'description'],
    [{}, 'invalid'],
    [{ status: 'Resolved' }, 'unknown_field', 'status'],
    [{ name: 'Fine', channel_id: incident.channel_id }, 'unknown_field', 'channel_id'],
  ]
  for (const [body, code, field] of faults) {
    expect(await change(ops.ann, body)).toMatchObject({
      status: 400,
      body: { code, ...(field && { field }) },
    })
  }
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1, name: incident.name })
})

test('an old version is refused and renames nothing', async () => {
  await change(ops.ann, { description: 'Europe only.' })
  expect(await change(ops.bob, { name: 'Checkout is slow' }, '?version=1')).toMatchObject({
    status: 409,
    body: { code: 'stale_version', version: 2 },
  })
  expect(await channelNow()).toMatchObject({ displayname: incident.name })
})

test('outsiders and guests elsewhere change nothing, each refused as the table says', async () => {
  for (const [person, status] of [
    [ops.eve, 403],
    [ops.gus, 404],
    [ops.zed, 404],
  ] as const) {
    expect(await change(person, { name: 'Checkout is slow' })).toMatchObject({ status })
  }
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1, name: incident.name })
})

test('X-19: a guest in the channel may describe, and not rename, since the host lets no guest rename', async () => {
  await ops.product.world.joinChannel(incident.channel_id, ops.gus.id)

  expect(await change(ops.gus, { name: 'Checkout is slow' })).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  })
  expect(await change(ops.gus, { description: 'Seen by a guest.' })).toMatchObject({ status: 200 })
  expect(await ops.ann.read(incident.id)).toMatchObject({
    name: incident.name,
    description: 'Seen by a guest.',
  })
})

test('an archived channel can be described and not renamed', async () => {
  await ops.product.world.archiveChannel(incident.channel_id)

  expect(await change(ops.ann, { name: 'Checkout is slow' })).toMatchObject({
    status: 409,
    body: { code: 'channel_archived' },
  })
  expect(await change(ops.ann, { description: 'Over.' })).toMatchObject({ status: 200 })
})

test('a host that refuses the name changes nothing', async () => {
  ops.product.faults.plan('UpdateChannel', {
    kind: 'fail',
    error: new AppError({
      id: 'api.channel.update_channel',
      message: 'That name is not allowed.',
      statusCode: 400,
    }),
  })
  expect(await change(ops.ann, { name: 'Checkout is slow', description: 'x' })).toMatchObject({
    status: 409,
    body: { code: 'conflict', error: 'That name is not allowed.' },
  })
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 1, name: incident.name })
})
