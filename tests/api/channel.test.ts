import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'

let ops: Operations

beforeAll(async () => {
  ops = await openOperations()
})
afterAll(() => ops.product.close())

const start = async (given = {}) =>
  ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook(given),
  })

const of = (person: Person, channelId: string, query = '') =>
  person.ask({ method: 'GET', path: pathOf(routes.incidentOfChannel, { channel_id: channelId }) + query })

test('A-212: the incident of a channel is the same as by its id', async () => {
  const { id, channel_id: channelId } = await start()
  await ops.product.settled()
  expect(await of(ops.ann, channelId)).toMatchObject({ status: 200, body: await ops.ann.read(id) })
  expect((await of(ops.eve, channelId)).body).toMatchObject({ id, can_edit: false })
})

test('A-212: a hidden incident, a channel without one and an unknown channel are alike', async () => {
  const { channel_id: secret } = await start({ createPublicIncident: false })
  const { channel_id: open } = await start()
  const answers = [
    await of(ops.eve, secret),
    await of(ops.gus, open),
    await of(ops.zed, open),
    await of(ops.ann, ops.townSquare),
    await of(ops.ann, 'x'.repeat(26)),
  ]
  for (const { status, body } of answers) {
    expect({ status, body }).toEqual({ status: 404, body: { error: 'Not found.', code: 'not_found' } })
  }
  expect(await of(ops.ada, secret)).toMatchObject({ status: 200 })
})

test('what is no id, or asks for more, is refused', async () => {
  expect(await of(ops.ann, 'town-square')).toMatchObject({ status: 400, body: { field: 'channel_id' } })
  expect(await of(ops.ann, ops.townSquare, '?x=1')).toMatchObject({
    status: 400,
    body: { code: 'unknown_field' },
  })
})
