import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { routes } from '../../server/contract/routes.ts'
import { everybodyAt, statusesOf, type Everybody } from '../support/everybody.ts'
import { askList, list, namesOf, type Query } from '../support/lists.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { HttpAnswer, Person } from '../support/person.ts'
import { insertSetting } from '../support/product-world.ts'

let ops: Operations
let everybody: Everybody

/** Ann's, one public and one private, with their people in; eve's public one and bob's private one. */
beforeAll(async () => {
  ops = await openOperations()
  const incidents = [await start(ops.ann, 'Open', true), await start(ops.ann, 'Secret', false)]
  everybody = await everybodyAt(ops, incidents)
  await start(ops.eve, 'Of Eve', true)
  await start(ops.bob, 'Of Bob', false)
})
afterAll(() => ops.product.close())

const start = async (person: Person, name: string, isPublic: boolean): Promise<Incident> =>
  person.start({
    name,
    team_id: ops.teamId,
    commander_user_id: person.id,
    playbook_id: await ops.playbook({ createPublicIncident: isPublic }),
  })

const ofTeam = (given: Readonly<Record<string, string>> = {}) => ({
  team_id: ops.teamId,
  sort: 'name',
  ...given,
})
const seen = async (person: Person, given = {}) => namesOf(await list(person, ofTeam(given)))

const ask = (person: Person, route: string, query: Record<string, string>): Promise<HttpAnswer> =>
  person.ask({ method: 'GET', path: `${route}?${new URLSearchParams(query).toString()}` })
const channels = (person: Person, query = {}) => ask(person, routes.incidentChannels, ofTeam(query))
const commanders = (person: Person) => ask(person, routes.commanders, { team_id: ops.teamId })
const commanderNames = async (person: Person) =>
  ((await commanders(person)).body as { username: string }[]).map(({ username }) => username)

const WHO_MAY = {
  systemAdmin: 200,
  teamAdmin: 200,
  commander: 200,
  member: 200,
  teamMember: 200,
  guestInChannel: 200,
  guestElsewhere: 200,
  otherTeam: 403,
  leftTeam: 403,
  deactivated: 401,
  nobody: 401,
}

test('A-214: whoever is in the team has lists, others have none', async () => {
  expect(await statusesOf(everybody, (person) => askList(person, ofTeam()))).toEqual(WHO_MAY)
  expect(await statusesOf(everybody, channels)).toEqual(WHO_MAY)
  expect(await statusesOf(everybody, commanders)).toEqual(WHO_MAY)
})

test('A-232, A-238: each role finds what it may see', async () => {
  expect(await seen(everybody.systemAdmin)).toEqual(['Of Bob', 'Of Eve', 'Open', 'Secret'])
  expect(await seen(everybody.teamAdmin)).toEqual(['Of Eve', 'Open'])
  expect(await seen(everybody.commander)).toEqual(['Of Eve', 'Open', 'Secret'])
  expect(await seen(everybody.member)).toEqual(['Of Bob', 'Of Eve', 'Open', 'Secret'])
  expect(await seen(everybody.teamMember)).toEqual(['Of Eve', 'Open'])
  expect(await seen(everybody.guestInChannel)).toEqual(['Open', 'Secret'])
  expect(await seen(everybody.guestElsewhere)).toEqual([])
})

test('A-232, V-8: lists are filtered by member, for oneself, for others and by an administrator', async () => {
  expect(await seen(ops.bob, { member_id: 'me' })).toEqual(['Of Bob', 'Open', 'Secret'])
  expect(await seen(ops.eve, { member_id: ops.bob.id })).toEqual(['Open'])
  expect(await seen(ops.ada, { member_id: ops.bob.id })).toEqual(['Of Bob', 'Open', 'Secret'])
  expect(await seen(ops.ada, { member_id: 'me' })).toEqual([])
  expect(await seen(ops.gus, { member_id: ops.ann.id })).toEqual([])
  expect(await seen(ops.ada, { commander_user_id: ops.ann.id, search_term: 'E' })).toEqual(['Open', 'Secret'])
  expect(await seen(ops.eve, { commander_user_id: ops.bob.id })).toEqual([])
})

test('A-232: another team has its own list, and one without incidents has none', async () => {
  const other = await ops.product.world.addTeam('other')
  await ops.product.world.joinTeam(other, ops.ann.id)
  expect(await list(ops.ann, { team_id: other })).toMatchObject({ total_count: 0, page_count: 0, items: [] })
  await start(ops.ann, 'Here', true)
  expect(await list(ops.ann, { team_id: other })).toMatchObject({ total_count: 0 })
})

test('A-235: commanders are told of incidents that the caller may see, by username', async () => {
  expect(await commanderNames(everybody.systemAdmin)).toEqual(['ann', 'bob', 'eve'])
  expect(await commanderNames(everybody.teamMember)).toEqual(['ann', 'eve'])
  expect(await commanderNames(everybody.guestInChannel)).toEqual(['ann'])
  expect(await commanderNames(everybody.guestElsewhere)).toEqual([])
  expect((await commanders(ops.eve)).body).toEqual([
    { user_id: ops.ann.id, username: 'ann' },
    { user_id: ops.eve.id, username: 'eve' },
  ])
})

test.each([
  [routes.commanders, {}, 'team_id', 'invalid'],
  [routes.commanders, { team_id: 'ops' }, 'team_id', 'invalid'],
  [routes.commanders, { team_id: 'x'.repeat(26), page: '1' }, 'page', 'unknown_field'],
  [routes.incidentChannels, {}, 'team_id', 'invalid'],
  [routes.incidentChannels, { team_id: 'x'.repeat(26), include: 'checklists' }, 'include', 'unknown_field'],
  [routes.incidentChannels, { team_id: 'x'.repeat(26), per_page: '201' }, 'per_page', 'invalid'],
  [routes.incidentChannels, { team_id: 'x'.repeat(26), sort: 'colour' }, 'sort', 'invalid'],
])('A-235: %s refuses %j, naming %s', async (route, query, field, code) => {
  expect(await ask(ops.ann, route, query)).toMatchObject({ status: 400, body: { code, field } })
})

test('channels are those of the list with the same filters, all of them unless a page is asked for', async () => {
  for (const person of [ops.ada, ops.ann, ops.eve, ops.gus]) {
    const queries: Query[] = [{}, { direction: 'desc' }, { status: 'ongoing' }, { search_term: 'of' }]
    for (const query of queries) {
      const { items } = await list(person, ofTeam(query))
      const answer = await channels(person, query)
      expect(answer).toMatchObject({ status: 200, body: items.map(({ channel_id: id }) => id) })
      expect(answer.headers['x-total-count']).toBe(String(items.length))
    }
  }
  const all = (await channels(ops.ada)).body as string[]
  const page = await channels(ops.ada, { per_page: '2', page: '1' })
  expect(page.body).toEqual(all.slice(2, 4))
  expect(page.headers['x-total-count']).toBe(String(all.length))
})

test('P-48: in a team that is not enabled there are no channels and no commanders', async () => {
  const { pool } = ops.product.database
  await insertSetting(pool, 'enabled_team_ids', [await ops.product.world.addTeam('enabled')])
  for (const person of [ops.ann, ops.ada]) {
    for (const ask of [channels, commanders]) {
      expect(await ask(person)).toMatchObject({ status: 400, body: { code: 'team_disabled' } })
    }
  }
  expect(await commanders(ops.zed)).toMatchObject({ status: 403 })
  await pool.query(`delete from setting where name = 'enabled_team_ids'`)
})

test('P-51, V-1: a commander of nothing but incidents that became private is no longer told', async () => {
  const type = (letter: string) =>
    ops.product.database.pool.query(
      `update channels set type = $1::channel_type where displayname = 'Of Eve'`,
      [letter],
    )
  await type('P')
  expect(await commanderNames(everybody.teamAdmin)).toEqual(['ann'])
  expect(await seen(everybody.teamAdmin, { search_term: 'of' })).toEqual([])
  await type('O')
  expect(await commanderNames(everybody.teamAdmin)).toEqual(['ann', 'eve'])
})
