import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { askStatus, postStatus, startWithBob } from '../support/status.ts'

let ops: Operations

beforeAll(async () => {
  ops = await openOperations()
})
afterAll(() => ops.product.close())

/** One of everything that changes an incident, in order. */
async function everyChange(person: Person, { id, checklists }: Incident): Promise<number[]> {
  const [list] = checklists
  const task = list?.items[0]?.id ?? ''
  const change = async (method: string, path: string, body: unknown) =>
    (await person.ask({ method, path: `/incidents/${id}${path}`, body })).status
  return [
    await change('PUT', `/tasks/${task}/state`, { new_state: 'closed' }),
    await change('PUT', `/tasks/${task}`, { title: 'Said otherwise' }),
    await change('PUT', `/tasks/${task}/assignee`, { assignee_id: ops.bob.id }),
    await change('POST', `/checklists/${list?.id ?? ''}/tasks`, { title: 'One more' }),
    await change('POST', '/checklists', { title: 'One more' }),
    await change('PATCH', '', { description: 'Seen from inside' }),
    await change('POST', '/status', { status: 'Active', message: 'I am here' }),
    await change('POST', '/commander', { commander_id: ops.bob.id }),
    await change('POST', '/retrospective', { retrospective: 'So far' }),
  ]
}

const ALL_DONE = [200, 200, 200, 201, 201, 200, 200, 200, 200]
const refusedWith = (status: number) => ALL_DONE.map(() => status)

test('A-241 V-2 whoever joins a public incident may change everything of it; whoever leaves, nothing', async () => {
  const incident = await startWithBob(ops)
  expect(await everyChange(ops.eve, incident)).toEqual(refusedWith(403))
  await ops.product.world.joinChannel(incident.channel_id, ops.eve.id)
  expect(await everyChange(ops.eve, incident)).toEqual(ALL_DONE)
  await ops.product.world.leaveChannel(incident.channel_id, ops.eve.id)
  expect(await everyChange(ops.eve, incident)).toEqual(refusedWith(403))
})

test('A-241 V-2 a private incident is not there for anybody outside, until somebody inside brings them in', async () => {
  const incident = await startWithBob(ops, { createPublicIncident: false })
  expect(await everyChange(ops.eve, incident)).toEqual(refusedWith(404))
  expect(await everyChange(ops.ada, incident)).toEqual(ALL_DONE)
  await ops.product.world.joinChannel(incident.channel_id, ops.eve.id, ops.ann.id)
  expect(await askStatus(ops.eve, incident)).toMatchObject({ status: 200 })
})

test('V-3 who may not read public channels sees of an incident outside neither that it is there nor its updates', async () => {
  const incident = await startWithBob(ops)
  await postStatus(ops.bob, incident, { message: 'Only for readers' })
  const paths = ['', '/status-updates', '/timeline', '/metadata', '/participants']
  const seen = () =>
    Promise.all(paths.map((path) => ops.eve.ask({ method: 'GET', path: `/incidents/${incident.id}${path}` })))
  const [, updates] = await seen()
  expect(JSON.stringify(updates?.body)).toContain('Only for readers')

  // A role without `read_public_channel`, of somebody who is no guest.
  await ops.product.database.pool.query(
    `update teammembers set schemeuser = false, roles = 'team_guest' where userid = $1`,
    [ops.eve.id],
  )
  expect((await seen()).map(({ status, body }) => [status, body])).toEqual(
    paths.map(() => [404, { error: 'Not found.', code: 'not_found' }]),
  )
  const listed = await ops.eve.ask({ method: 'GET', path: `/incidents?team_id=${ops.teamId}` })
  expect(JSON.stringify(listed.body)).not.toContain(incident.id)
})
