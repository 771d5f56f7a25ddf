import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { allPages, askList, list, namesOf, type Query } from '../support/lists.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'

let ops: Operations
let incidents: Incident[]

const NAMES = ['Beta 100% down', 'alpha_one', 'Gamma \\ delta', 'Éclair', 'Shop']
const STATUSES = [1, 2, 3, 4, 1]

/** Five incidents one after the other, ann's but the last, which bob commands and ann is not in. */
beforeAll(async () => {
  ops = await openOperations()
  incidents = []
  for (const [i, name] of NAMES.entries()) {
    const person = i === 4 ? ops.bob : ops.ann
    const incident = await person.start({ name, team_id: ops.teamId, commander_user_id: person.id })
    await ops.product.database.pool.query(
      'update incident set status = $2::int, end_at = case when $2::int > 2 then create_at + 5 else 0 end where id = $1',
      [incident.id, STATUSES[i]],
    )
    incidents.push(incident)
  }
})
afterAll(() => ops.product.close())

const ofTeam = (given: Readonly<Record<string, string>> = {}) => ({ team_id: ops.teamId, ...given })
const names = async (person: Person, given: Readonly<Record<string, string>>) =>
  namesOf(await list(person, ofTeam(given)))

test('a list holds what is there, oldest first, without the heavy fields', async () => {
  const { items, ...page } = await list(ops.ann, ofTeam())
  expect(page).toEqual({ total_count: 5, page_count: 1, has_more: false, next_cursor: '' })
  expect(items.map(({ name }) => name)).toEqual(NAMES)
  const [first] = items
  const read = await ops.ann.read(first?.id ?? '')
  expect(first).toEqual({ ...read, checklists: [], status_posts: [], timeline_events: [] })
})

test('include fills the heavy fields', async () => {
  const include = 'checklists,status_posts,TIMELINE_EVENTS'
  const { items } = await list(ops.ann, ofTeam({ include, member_id: 'me' }))
  for (const item of items) expect(item).toEqual(await ops.ann.read(item.id))
})

test('can_edit says whether the caller is in the channel, or an administrator', async () => {
  const editable = async (person: Person) => (await list(person, ofTeam())).items.map((one) => one.can_edit)
  expect(await editable(ops.ann)).toEqual([true, true, true, true, false])
  expect(await editable(ops.eve)).toEqual([false, false, false, false, false])
  expect(await editable(ops.ada)).toEqual([true, true, true, true, true])
})

test.each([
  [{ status: 'Reported' }, [0, 4]],
  [{ status: 'active' }, [1]],
  [{ status: 'ongoing' }, [0, 1, 4]],
  [{ status: 'ENDED' }, [2, 3]],
  [{ status: 'Reported,Resolved' }, [0, 2, 4]],
  [{ commander_user_id: 'me' }, [0, 1, 2, 3]],
  [{ member_id: 'me' }, [0, 1, 2, 3]],
  [{ search_term: 'ALPHA' }, [1]],
  [{ search_term: '0%' }, [0]],
  [{ search_term: '_' }, [1]],
  [{ search_term: '\\' }, [2]],
  [{ search_term: 'éclair' }, [3]],
  [{ search_term: 'no such thing' }, []],
  [{ search_term: 'a', status: 'ended' }, [2, 3]],
] as const)('%j finds what it should', async (given, expected) => {
  const { items, total_count: total } = await list(ops.ann, ofTeam(given))
  expect(items.map(({ name }) => name)).toEqual(expected.map((i) => NAMES[i]))
  expect(total).toBe(expected.length)
})

test('a repeated parameter is a list, too', async () => {
  const path = `/incidents?team_id=${ops.teamId}&status=Active&status=Resolved,Archived`
  const { body } = await ops.ann.ask({ method: 'GET', path })
  expect(namesOf(body as Awaited<ReturnType<typeof list>>)).toEqual([NAMES[1], NAMES[2], NAMES[3]])
})

test('since leaves out what has not changed', async () => {
  const since = String(incidents[3]?.update_at)
  expect(await names(ops.ann, { since })).toEqual(NAMES.slice(3))
})

test.each([
  ['create_at', NAMES],
  ['name', ['alpha_one', 'Beta 100% down', 'Gamma \\ delta', 'Shop']],
  ['status', ['Beta 100% down', 'Shop', 'alpha_one', 'Gamma \\ delta', 'Éclair']],
])('sorted by %s, both ways', async (sort, expected) => {
  // Where É stands among the letters is for the database's collation to say.
  const known = (all: string[]) => (sort === 'name' ? all.filter((name) => name !== 'Éclair') : all)
  const sorted = known(await names(ops.ann, { sort }))
  if (sort === 'status') {
    // Of equal ones the id decides.
    expect(new Set(sorted.slice(0, 2))).toEqual(new Set(expected.slice(0, 2)))
    expect(sorted.slice(2)).toEqual(expected.slice(2))
  } else expect(sorted).toEqual(expected)
  expect(known(await names(ops.ann, { sort: sort.toUpperCase(), direction: 'DESC' }))).toEqual(
    sorted.toReversed(),
  )
})

test.each(['create_at', 'end_at', 'name', 'status', 'commander_user_id', 'team_id', 'id', 'update_at'])(
  'pages by %s, by number or by cursor, hold everything once',
  async (sort) => {
    for (const direction of ['asc', 'desc']) {
      const all = await names(ops.ann, { sort, direction })
      const paged = { sort, direction, per_page: '2' }
      const pages = await allPages(ops.ann, ofTeam(paged))
      expect(pages.flatMap(namesOf)).toEqual(all)
      expect(pages.map(({ has_more: more }) => more)).toEqual([true, true, false])
      expect(pages.map(({ total_count: total, page_count: count }) => [total, count])).toEqual(
        pages.map(() => [5, 3]),
      )
      expect(await names(ops.ann, { ...paged, page: '1' })).toEqual(all.slice(2, 4))
      expect(await list(ops.ann, ofTeam({ ...paged, page: '7' }))).toMatchObject({
        total_count: 5,
        page_count: 3,
        has_more: false,
        items: [],
        next_cursor: '',
      })
    }
  },
)

test('a cursor is of its own list only', async () => {
  const { next_cursor: cursor } = await list(ops.ann, ofTeam({ per_page: '1' }))
  const forged = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url')
  const [fingerprint] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string]
  const id = 'x'.repeat(26)
  const wrong: Query[] = [
    { cursor, sort: 'name' },
    { cursor, status: 'ongoing' },
    { cursor, page: '1' },
    { cursor: 'rubbish' },
    { cursor: '' },
    { cursor: forged(null) },
    { cursor: forged([fingerprint, 'text', id]) },
    { cursor: forged([fingerprint, 1.5, id]) },
    { cursor: forged([fingerprint, 1, "'"]) },
  ]
  for (const query of wrong) {
    expect(await askList(ops.ann, ofTeam(query))).toMatchObject({ status: 400, body: { code: 'invalid' } })
  }
})

test.each([
  [{ owner_id: 'me' }, 'owner_id', 'unknown_field'],
  [{ team_id: 'ops' }, 'team_id', 'invalid'],
  [{ status: 'Open' }, 'status', 'invalid'],
  [{ status: '' }, 'status', 'invalid'],
  [{ commander_user_id: 'ann' }, 'commander_user_id', 'invalid'],
  [{ search_term: '' }, 'search_term', 'invalid'],
  [{ search_term: 'x'.repeat(65) }, 'search_term', 'invalid'],
  [{ search_term: 'nul\0' }, 'search_term', 'invalid'],
  [{ sort: 'colour' }, 'sort', 'invalid'],
  [{ direction: 'up' }, 'direction', 'invalid'],
  [{ include: 'webhooks' }, 'include', 'invalid'],
  [{ page: '-1' }, 'page', 'invalid'],
  [{ per_page: '201' }, 'per_page', 'invalid'],
  [{ per_page: 'all' }, 'per_page', 'invalid'],
  [{ per_page: '51', include: 'checklists' }, 'per_page', 'invalid'],
  [{ since: 'yesterday' }, 'since', 'invalid'],
])('%j is refused, naming %s', async (given, field, code) => {
  expect(await askList(ops.ann, ofTeam(given))).toMatchObject({ status: 400, body: { code, field } })
})
