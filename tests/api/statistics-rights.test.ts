import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { routes } from '../../server/contract/routes.ts'
import type { Statistics } from '../../server/contract/statistics.ts'
import { newId } from '../../server/ids.ts'
import { everybodyAt, statusesOf, type Everybody } from '../support/everybody.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { pastIncident } from '../support/past-incident.ts'
import type { HttpAnswer, Person } from '../support/person.ts'
import { insertSetting } from '../support/product-world.ts'

let ops: Operations
let everybody: Everybody

beforeAll(async () => {
  ops = await openOperations()
  const open = await pastIncident(ops, { daysAgo: 1.5, updates: [{ to: 'Active', daysAgo: 1.4 }] })
  everybody = await everybodyAt(ops, [open])
})
afterAll(() => ops.product.close())
beforeEach(() => ops.product.clock.moveBy(60_000))

const pool = () => ops.product.database.pool
const ask = (person: Person, teamId = ops.teamId): Promise<HttpAnswer> =>
  person.ask({ method: 'GET', path: `${routes.statistics}?team_id=${teamId}` })
const figures = async (person: Person) => (await ask(person)).body as Statistics

test('A-203: everybody on the team has statistics but guests', async () => {
  expect(await statusesOf(everybody, (person) => ask(person))).toEqual({
    systemAdmin: 200,
    teamAdmin: 200,
    commander: 200,
    member: 200,
    teamMember: 200,
    guestInChannel: 403,
    guestElsewhere: 403,
    otherTeam: 403,
    leftTeam: 403,
    deactivated: 401,
    nobody: 401,
  })
})

test('a foreign and an unknown team are alike, and what is no id is refused', async () => {
  const foreign = await ops.product.world.addTeam('foreign')
  for (const answer of [
    await ask(ops.ann, foreign),
    await ask(ops.ann, newId()),
    await ask(ops.ada, newId()),
  ]) {
    expect(answer).toMatchObject({ status: 403, body: { error: 'You are not in this team.' } })
  }
  expect(await ask(ops.ann, 'operations')).toMatchObject({ status: 400, body: { field: 'team_id' } })
  expect(await ops.ann.ask({ method: 'GET', path: routes.statistics })).toMatchObject({ status: 400 })
  const more = `${routes.statistics}?team_id=${ops.teamId}&days=7`
  expect(await ops.ann.ask({ method: 'GET', path: more })).toMatchObject({ body: { code: 'unknown_field' } })
})

test('A-202, P-51: private incidents of others change no figure of mine; those of an administrator have all', async () => {
  const [eve, bob, ada] = [await figures(ops.eve), await figures(ops.bob), await figures(ops.ada)]
  await pastIncident(ops, {
    by: ops.bob,
    isPrivate: true,
    daysAgo: 3.5,
    updates: [{ to: 'Active', daysAgo: 3 }],
  })
  await pastIncident(ops, {
    by: ops.bob,
    isPrivate: true,
    daysAgo: 4.5,
    updates: [{ to: 'Resolved', daysAgo: 2 }],
  })
  ops.product.clock.moveBy(60_000)
  const after = await figures(ops.eve)
  expect(after).toEqual({
    ...eve,
    average_duration_active_incidents_minutes: after.average_duration_active_incidents_minutes,
  })
  // An incident of a day and a half, and one of three and a half that only some see.
  expect(after.average_duration_active_incidents_minutes / 60 / 24).toBeCloseTo(1.5, 2)
  for (const [person, before] of [
    [ops.bob, bob],
    [ops.ada, ada],
  ] as const) {
    const now = await figures(person)
    expect(now.total_active_incidents).toBe(before.total_active_incidents + 1)
    expect(now.active_incidents[3]).toBe((before.active_incidents[3] ?? 0) + 2)
    expect(now.samples_start_to_resolved[4]).toBe(1)
    expect(now.average_duration_active_incidents_minutes / 60 / 24).toBeCloseTo(2.5, 2)
  }
})

test('V-1 an incident whose channel is made private is in no figure of outsiders any more', async () => {
  const { active_incidents: before } = await figures(ops.eve)
  expect(before[0]).toBe(1)
  await pool().query(`update channels set type = 'P'`)
  ops.product.clock.moveBy(60_000)
  expect((await figures(ops.eve)).active_incidents[0]).toBe(0)
  await pool().query(`update channels set type = 'O' where displayname = 'Of 1.5 days ago'`)
})

test('P-67: figures are computed at most once a minute, for each person by themselves', async () => {
  const { total_active_incidents: before } = await figures(ops.ann)
  await pool().query(`update incident set status = 3, end_at = create_at + 1 where name = 'Of 1.5 days ago'`)
  expect((await figures(ops.ann)).total_active_incidents).toBe(before)
  expect((await figures(ops.eve)).total_active_incidents).toBe(before - 1)
  ops.product.clock.moveBy(60_000)
  expect((await figures(ops.ann)).total_active_incidents).toBe(before - 1)
})

test('figures that are kept are told to nobody who lost the right to them', async () => {
  await figures(ops.eve)
  await ops.product.world.leaveTeam(ops.teamId, ops.eve.id)
  expect(await ask(ops.eve)).toMatchObject({ status: 403 })
  await ops.product.world.joinTeam(ops.teamId, ops.eve.id)
})

test('P-35: a part that fails fails the request, and the next one computes it again', async () => {
  await pool().query('alter table channelmemberhistory rename to away')
  expect(await ask(ops.ann)).toMatchObject({ status: 500, body: { code: 'internal' } })
  await pool().query('alter table away rename to channelmemberhistory')
  expect(await ask(ops.ann)).toMatchObject({ status: 200 })
})

test('V-7, P-48: in a team that is not enabled there are none', async () => {
  await insertSetting(pool(), 'enabled_team_ids', [await ops.product.world.addTeam('only')])
  for (const person of [ops.ann, ops.ada]) {
    expect(await ask(person)).toMatchObject({ status: 400, body: { code: 'team_disabled' } })
  }
  await pool().query(`delete from setting where name = 'enabled_team_ids'`)
})

test('a team without incidents has zeros, and every series its length', async () => {
  const empty = await ops.product.world.addTeam('empty')
  await ops.product.world.joinTeam(empty, ops.ann.id)
  const { body } = await ask(ops.ann, empty)
  for (const figure of Object.values(body as Record<string, number | number[]>)) {
    if (Array.isArray(figure)) expect(figure).toEqual(Array(figure.length === 14 ? 14 : 42).fill(0))
    else expect(figure).toBe(0)
  }
})
