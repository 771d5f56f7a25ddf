import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { everybodyAt, statusesOf, type Everybody } from '../support/everybody.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { insertSetting } from '../support/product-world.ts'

let ops: Operations
let everybody: Everybody
let open: Incident
let secret: Incident

beforeAll(async () => {
  ops = await openOperations()
  open = await start(true)
  secret = await start(false)
  everybody = await everybodyAt(ops, [open, secret])
})
afterAll(() => ops.product.close())

const start = async (isPublic: boolean): Promise<Incident> =>
  ops.ann.start({
    name: isPublic ? 'Open' : 'Secret',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook({ createPublicIncident: isPublic }),
  })

const PARTS = [routes.metadata, routes.timeline, routes.statusUpdates, routes.participants] as const
const at = (route: string, id: string) => (person: Person) =>
  person.ask({ method: 'GET', path: pathOf(route, { id }) })

test.each(PARTS)('A-213, X-11: who may read %s of a public incident', async (route) => {
  expect(await statusesOf(everybody, at(route, open.id))).toEqual({
    systemAdmin: 200,
    teamAdmin: 200,
    commander: 200,
    member: 200,
    teamMember: 200,
    guestInChannel: 200,
    guestElsewhere: 404,
    otherTeam: 404,
    leftTeam: 404,
    deactivated: 401,
    nobody: 401,
  })
})

test.each(PARTS)('A-213, A-238: who may read %s of a private incident', async (route) => {
  expect(await statusesOf(everybody, at(route, secret.id))).toEqual({
    systemAdmin: 200,
    teamAdmin: 404,
    commander: 200,
    member: 200,
    teamMember: 404,
    guestInChannel: 200,
    guestElsewhere: 404,
    otherTeam: 404,
    leftTeam: 404,
    deactivated: 401,
    nobody: 401,
  })
})

test.each(PARTS)('P-46 for %s a hidden and an unknown incident are alike', async (route) => {
  for (const id of [secret.id, 'x'.repeat(26)]) {
    const { status, body } = await at(route, id)(ops.eve)
    expect({ status, body }).toEqual({ status: 404, body: { error: 'Not found.', code: 'not_found' } })
  }
  expect(await at(route, 'Secret')(ops.eve)).toMatchObject({ status: 400, body: { field: 'id' } })
})

test.each(PARTS)('V-1 a channel made private hides %s at once', async (route) => {
  const type = (letter: string) =>
    ops.product.database.pool.query(`update channels set type = $2::channel_type where id = $1`, [
      open.channel_id,
      letter,
    ])
  await type('P')
  expect(await at(route, open.id)(ops.eve)).toMatchObject({ status: 404 })
  expect(await at(route, open.id)(ops.bob)).toMatchObject({ status: 200 })
  await type('O')
})

test.each(PARTS)('V-7 in a team that is not enabled nobody reads %s', async (route) => {
  const { pool } = ops.product.database
  await insertSetting(pool, 'enabled_team_ids', [
    await ops.product.world.addTeam(`only-${PARTS.indexOf(route)}`),
  ])
  for (const person of [ops.ann, ops.ada]) {
    expect(await at(route, open.id)(person)).toMatchObject({ status: 400, body: { code: 'team_disabled' } })
  }
  expect(await at(route, open.id)(ops.zed)).toMatchObject({ status: 404 })
  await pool.query(`delete from setting where name = 'enabled_team_ids'`)
})
