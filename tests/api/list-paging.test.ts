import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { fillLargeSet } from '../bench/large-set.ts'
import { allPages, list, namesOf, type Listed, type Query } from '../support/lists.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { Person } from '../support/person.ts'

let ops: Operations
let ann: Person
let teamId: string

/** A hundred incidents of one team with up to three updates each, ten of them of one moment. */
beforeAll(async () => {
  ops = await openOperations()
  const { database, clock, world } = ops.product
  const size = { people: 10, incidents: 100, ongoing: 25, playbooks: 1, events: 1, updates: 3 }
  const client = await database.pool.connect()
  await fillLargeSet(client, size, clock.now().getTime())
  // Its settings are for filling only.
  client.release(true)
  await database.pool.query(`update channels set type = 'O'`)
  await database.pool.query(`update incident set channel_type = 'O'`)
  await database.pool.query('update incident set create_at = create_at / $1 * $1', [10 * 86_400_000])
  teamId = await idOf('teams', 'large')
  ann = new Person(ops.product, await world.addPerson({ username: 'anna' }))
  await world.joinTeam(teamId, ann.id)
})
afterAll(() => ops.product.close())

async function idOf(table: string, name: string): Promise<string> {
  const { rows } = await ops.product.database.pool.query<{ id: string }>(
    `select id from ${table} where name = $1`,
    [name],
  )
  return rows[0]?.id ?? ''
}

const start = (name: string) =>
  ann.start({ name, team_id: teamId, commander_user_id: ann.id, playbook_id: '' })

const ofTeam = (given: Query = {}) => ({ team_id: teamId, ...given })
const idsOf = ({ items }: Listed) => items.map(({ id }) => id)

test('A-233: every page shows the right updates with the right incident', async () => {
  const { rows } = await ops.product.database.pool.query<{ incident_id: string; posts: string[] }>(
    'select incident_id, array_agg(post_id order by create_at, seq) as posts from status_update group by incident_id',
  )
  const postsOf = new Map(rows.map(({ incident_id: id, posts }) => [id, posts]))
  const pages = await allPages(ann, ofTeam({ include: 'status_posts', per_page: '30' }))
  expect(pages.map(({ items }) => items.length)).toEqual([30, 30, 30, 10])
  for (const incident of pages.flatMap(({ items }) => items)) {
    expect(incident.status_posts.map(({ id }) => id)).toEqual(postsOf.get(incident.id))
  }
})

test('A-232: pages 0, 1, the last one and 999', async () => {
  const page = (number: number) => list(ann, ofTeam({ page: String(number), per_page: '15' }))
  const all = idsOf(await list(ann, ofTeam()))
  expect(idsOf(await page(0))).toEqual(all.slice(0, 15))
  expect(idsOf(await page(1))).toEqual(all.slice(15, 30))
  expect(await page(6)).toMatchObject({ has_more: false, total_count: 100, page_count: 7 })
  expect(idsOf(await page(6))).toEqual(all.slice(90))
  expect(await page(999)).toMatchObject({ items: [], has_more: false, total_count: 100, page_count: 7 })
})

test('a page holds 100 unless it is said, with the heavy fields 50', async () => {
  await start('One more')
  expect((await list(ann, ofTeam())).items).toHaveLength(100)
  expect((await list(ann, ofTeam({ per_page: '0' }))).items).toHaveLength(100)
  expect((await list(ann, ofTeam({ include: 'checklists' }))).items).toHaveLength(50)
  expect((await list(ann, ofTeam({ per_page: '200' }))).items).toHaveLength(101)
})

test.each(['create_at', 'name', 'status', 'end_at', 'id', 'update_at'])(
  'P-61: while others are started, pages by %s show each row once',
  async (sort) => {
    for (const direction of ['asc', 'desc']) {
      const query = ofTeam({ sort, direction, per_page: '20' })
      const before = idsOf(await list(ann, { ...query, per_page: '200' }))
      const pages = [await list(ann, query)]
      for (
        let cursor = pages[0]?.next_cursor ?? '';
        cursor !== '';
        cursor = pages.at(-1)?.next_cursor ?? ''
      ) {
        await start(`Incident ${50 + pages.length} again`)
        pages.push(await list(ann, { ...query, cursor }))
        ops.product.clock.moveBy(60_000)
      }
      const seen = pages.flatMap(idsOf)
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen.filter((id) => before.includes(id))).toEqual(before)
    }
  },
  30_000,
)

test('A-232: only the active ones, in both directions, by name', async () => {
  const active = await list(ann, ofTeam({ status: 'Active', sort: 'name' }))
  expect(active.items.every(({ current_status: status }) => status === 'Active')).toBe(true)
  expect(active.total_count).toBe(active.items.length)
  expect(active.total_count).toBeGreaterThan(10)
  const names = namesOf(active)
  expect(names).toEqual(names.toSorted())
  expect(namesOf(await list(ann, ofTeam({ status: 'Active', sort: 'name', direction: 'desc' })))).toEqual(
    names.toReversed(),
  )
})
