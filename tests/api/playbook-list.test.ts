import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { openOperations, type Operations } from '../support/operations.ts'
import { Person } from '../support/person.ts'
import { askForList, count, create, list, suggestions, titlesOf } from '../support/playbooks.ts'
import { insertSetting } from '../support/product-world.ts'

let ops: Operations
let tom: Person

const lists = (...sizes: number[]) =>
  sizes.map((size, index) => ({
    title: `List ${index}`,
    items: Array.from({ length: size }, (_, task) => ({ title: `Task ${task}` })),
  }))

beforeAll(async () => {
  ops = await openOperations()
  const { product, teamId, ann, bob } = ops
  const tomId = await product.world.addPerson({ username: 'tom' })
  await product.world.joinTeam(teamId, tomId, { isAdmin: true })
  tom = new Person(product, tomId)
  const make = (person: Person, title: string, given: object) =>
    create(person, { team_id: teamId, title, ...given })
  await make(ann, 'beta 50% \\o/ a_c', { public: true, checklists: lists(1, 1, 1) })
  await make(ann, 'Alpha', { public: true, checklists: lists(9) })
  await make(ann, 'gamma', { member_ids: [ann.id, bob.id], checklists: lists(2, 0) })
  await make(bob, 'Delta of bob', { description: 'x', message_on_join: 'hi' })
})
afterAll(() => ops.product.close())

const ask = (person: Person, query: Record<string, string> = {}) =>
  list(person, { team_id: ops.teamId, ...query })
const titles = async (person: Person, query: Record<string, string> = {}) =>
  titlesOf(await ask(person, query))

test('A-182, A-225: members see theirs, everybody public ones, administrators and team administrators all', async () => {
  expect(await titles(ops.ann)).toEqual(['Alpha', 'beta 50% \\o/ a_c', 'gamma'])
  expect(await titles(ops.bob)).toEqual(['Alpha', 'beta 50% \\o/ a_c', 'Delta of bob', 'gamma'])
  expect(await titles(ops.eve)).toEqual(['Alpha', 'beta 50% \\o/ a_c'])
  expect(await titles(tom)).toHaveLength(4)
  expect(await titles(ops.ada)).toHaveLength(4)
  expect(await titles(ops.ada, { member_only: 'true' })).toEqual([])
  expect(await titles(ops.bob, { member_only: 'true' })).toEqual(['Delta of bob', 'gamma'])
})

test('X-23: list and count agree for everybody; suggestions are those one may start from', async () => {
  for (const person of [ops.ann, ops.bob, ops.eve, tom, ops.ada]) {
    const listed = await ask(person)
    expect(listed.total_count).toBe(listed.items.length)
    expect((await count(person, ops.teamId)).body).toEqual({ count: listed.total_count })
  }
  const offered = (await suggestions(tom, ops.teamId)).body as { Item: string; HelpText: string }[]
  expect(offered.map(({ HelpText }) => HelpText)).toEqual(['Alpha', 'beta 50% \\o/ a_c'])
  expect(offered[0]?.Item).toBe((await ask(tom)).items[0]?.id)
  const all = (await suggestions(ops.ada, ops.teamId)).body as unknown[]
  expect(all).toHaveLength(4)
})

test('A-225: rows carry switches and ids, and nothing long', async () => {
  const [row] = (await ask(ops.bob, { search_term: 'Delta' })).items
  expect(row).toMatchObject({
    title: 'Delta of bob',
    member_ids: [ops.bob.id],
    public: false,
    checklists: [],
    description: '',
    message_on_join: '',
    retrospective_template: '',
    reminder_message_template: '',
    webhook_on_creation_url: '',
    can_manage_members: true,
    can_delete: true,
  })
  expect((await ask(ops.ann, { search_term: 'gamma' })).items[0]).toMatchObject({
    num_stages: 2,
    num_steps: 2,
  })
})

test.each([
  [{}, ['Alpha', 'beta 50% \\o/ a_c', 'gamma']],
  [{ sort: 'title', direction: 'desc' }, ['gamma', 'beta 50% \\o/ a_c', 'Alpha']],
  [{ sort: 'Stages' }, ['Alpha', 'gamma', 'beta 50% \\o/ a_c']],
  [{ sort: 'stages', direction: 'DESC' }, ['beta 50% \\o/ a_c', 'gamma', 'Alpha']],
  [{ sort: 'steps' }, ['gamma', 'beta 50% \\o/ a_c', 'Alpha']],
  [{ sort: 'steps', direction: 'desc' }, ['Alpha', 'beta 50% \\o/ a_c', 'gamma']],
])('A-229: sorted by %j', async (query, expected) => {
  expect(await titles(ops.ann, query)).toEqual(expected)
})

test.each([
  ['%', 1],
  ['_', 1],
  ['\\', 1],
  ['ALPH', 1],
  ["'", 0],
  ['a', 3],
])('A-183: a search for %j finds what has it in its title, and no more', async (term, expected) => {
  expect(await titles(ops.ann, { search_term: term })).toHaveLength(expected)
})

test.each([
  [{ sort: 'name' }, 'sort'],
  [{ direction: 'up' }, 'direction'],
  [{ page: '-1' }, 'page'],
  [{ per_page: '201' }, 'per_page'],
  [{ per_page: 'x' }, 'per_page'],
  [{ page: '1', cursor: 'x' }, 'page'],
  [{ cursor: 'x' }, 'cursor'],
  [{ search_term: '' }, 'search_term'],
  [{ search_term: 'x'.repeat(65) }, 'search_term'],
  [{ member_only: 'yes' }, 'member_only'],
  [{ mine: 'true' }, 'mine'],
  [{ team_id: 'x' }, 'team_id'],
])('A-229: %j is refused', async (query, field) => {
  expect(await askForList(ops.ann, { team_id: ops.teamId, ...query })).toMatchObject({
    status: 400,
    body: { field },
  })
})

test('A-229: pages, also an empty team, beyond the end and 0/0', async () => {
  const empty = await ops.product.world.addTeam('empty')
  await ops.product.world.joinTeam(empty, ops.eve.id)
  const nothing = { total_count: 0, page_count: 0, has_more: false, items: [], next_cursor: '' }
  expect(await list(ops.eve, { team_id: empty })).toEqual(nothing)
  const all = await ask(ops.ann, { page: '0', per_page: '0' })
  expect(all).toMatchObject({ total_count: 3, page_count: 1, has_more: false, next_cursor: '' })
  expect(await ask(ops.ann, { per_page: '3' })).toMatchObject({ page_count: 1, has_more: false })
  const first = await ask(ops.ann, { per_page: '2' })
  expect(first).toMatchObject({ total_count: 3, page_count: 2, has_more: true })
  const second = await ask(ops.ann, { per_page: '2', page: '1' })
  expect(second).toMatchObject({ total_count: 3, page_count: 2, has_more: false })
  expect([...first.items, ...second.items]).toEqual(all.items)
  for (const page of ['2', '1000000']) {
    expect(await ask(ops.ann, { per_page: '2', page })).toMatchObject({
      total_count: 3,
      items: [],
      has_more: false,
    })
  }
})

test.each(['title', 'stages', 'steps'])(
  'a cursor goes on behind the last row, sorted by %s',
  async (sort) => {
    for (const direction of ['asc', 'desc']) {
      const found: string[] = []
      let cursor: string | undefined
      do {
        const page = await ask(ops.bob, { sort, direction, per_page: '1', ...(cursor && { cursor }) })
        expect(page.total_count).toBe(4)
        found.push(...titlesOf(page))
        cursor = page.next_cursor
      } while (cursor !== '')
      expect(found).toEqual(await titles(ops.bob, { sort, direction }))
    }
  },
)

test('the cursor of another list is refused', async () => {
  const { next_cursor: cursor } = await ask(ops.bob, { per_page: '1' })
  const other = { team_id: ops.teamId, per_page: '1', sort: 'steps', cursor }
  expect(await askForList(ops.bob, other)).toMatchObject({ status: 400, body: { field: 'cursor' } })
})

test('P-48: a team that is not enabled refuses its members, and says so to nobody else', async () => {
  const other = await ops.product.world.addTeam('enabled')
  await insertSetting(ops.product.database.pool, 'enabled_team_ids', [other])
  for (const answer of [
    await askForList(ops.ann, { team_id: ops.teamId }),
    await count(ops.ada, ops.teamId),
    await suggestions(ops.ann, ops.teamId),
  ]) {
    expect(answer).toMatchObject({ status: 400, body: { code: 'team_disabled' } })
  }
  expect(await askForList(ops.zed, { team_id: ops.teamId })).toMatchObject({ status: 403 })
  await ops.product.database.pool.query(`delete from setting where name = 'enabled_team_ids'`)
})
