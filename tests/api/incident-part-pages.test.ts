import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident, TimelineEvent } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { newId } from '../../server/ids.ts'
import { insertPost, insertRow } from '../support/host-world.ts'
import { openOperations, type Operations } from '../support/operations.ts'

let ops: Operations
let incident: Incident
let ids: string[]

const TYPES = ['task_state_modified', 'assignee_changed', 'event_from_post', 'task_state_modified']

/** Four entries after the first one, the last two of one moment. */
beforeAll(async () => {
  ops = await openOperations()
  incident = await ops.ann.start({
    name: 'Pages',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook(),
  })
  ids = TYPES.map(newId)
  for (const [index, type] of TYPES.entries()) {
    await insertRow(pool(), 'timeline_event', {
      id: ids[index],
      incident_id: incident.id,
      event_type: type,
      summary: `Summary ${index}`,
      details: '{"action":"joined"}',
      subject_user_id: ops.ann.id,
      create_at: incident.create_at,
      event_at: incident.create_at + Math.min(index + 1, 3),
    })
  }
})
afterAll(() => ops.product.close())

const pool = () => ops.product.database.pool

type List<Item = TimelineEvent> = {
  total_count: number
  page_count: number
  has_more: boolean
  items: Item[]
  next_cursor: string
}

const ask = (route: string, query: Record<string, string>) =>
  ops.ann.ask({
    method: 'GET',
    path: `${pathOf(route, { id: incident.id })}?${new URLSearchParams(query).toString()}`,
  })

async function list<Item = TimelineEvent>(
  query: Record<string, string> = {},
  route: string = routes.timeline,
) {
  const { status, body } = await ask(route, query)
  if (status !== 200) throw new Error(`Refused: ${status} ${JSON.stringify(body)}`)
  return body as List<Item>
}

async function allPages<Item>(query: Record<string, string>, route: string): Promise<List<Item>[]> {
  const pages = [await list<Item>(query, route)]
  for (;;) {
    const cursor = pages.at(-1)?.next_cursor ?? ''
    if (cursor === '') return pages
    pages.push(await list<Item>({ ...query, cursor }, route))
  }
}

const idsOf = ({ items }: List<{ id: string }>) => items.map(({ id }) => id)

test('A-236: entries of the record come back as they were written, without those that were removed', async () => {
  const all = await list()
  expect(all).toMatchObject({ total_count: 5, page_count: 1, has_more: false, next_cursor: '' })
  const [first, second] = all.items
  expect(first).toMatchObject({ event_type: 'incident_created', event_at: incident.create_at })
  expect(second).toEqual({
    id: ids[0],
    incident_id: incident.id,
    create_at: incident.create_at,
    delete_at: 0,
    event_at: incident.create_at + 1,
    event_type: 'task_state_modified',
    summary: 'Summary 0',
    details: '{"action":"joined"}',
    post_id: '',
    subject_user_id: ops.ann.id,
    creator_user_id: '',
  })
  expect(all.items).toEqual((await ops.ann.read(incident.id)).timeline_events)

  const removed = ids.slice(0, 2)
  const remove = (at: number) =>
    pool().query('update timeline_event set delete_at = $2 where id = any ($1)', [removed, at])
  await remove(7)
  expect(idsOf(await list())).toEqual(idsOf(all).filter((id) => !removed.includes(id)))
  await remove(0)
})

test('the record can be asked for by type, in both directions', async () => {
  const all = idsOf(await list())
  expect(idsOf(await list({ direction: 'DESC' }))).toEqual(all.toReversed())
  const ticks = await list({ types: 'task_state_modified' })
  expect(new Set(idsOf(ticks))).toEqual(new Set([ids[0], ids[3]]))
  expect(ticks.total_count).toBe(2)
  expect((await list({ types: 'assignee_changed,event_from_post' })).total_count).toBe(2)
  expect((await list({ types: 'published_retrospective' })).items).toEqual([])
})

test.each(['asc', 'desc'])(
  'pages of the record, %s, hold everything once, also what one moment brought',
  async (direction) => {
    const all = idsOf(await list({ direction }))
    const pages = await allPages<TimelineEvent>({ direction, per_page: '2' }, routes.timeline)
    expect(pages.flatMap(idsOf)).toEqual(all)
    expect(pages.map(({ total_count, page_count }) => [total_count, page_count])).toEqual(
      pages.map(() => [5, 3]),
    )
    expect(idsOf(await list({ direction, per_page: '2', page: '1' }))).toEqual(all.slice(2, 4))
    expect(await list({ direction, page: '9' })).toMatchObject({ total_count: 5, items: [], has_more: false })
  },
)

test('pages of status updates go from the newest to the oldest, also within one moment', async () => {
  const updates = await Promise.all(
    [1, 2, 3, 4, 5].map(async (number) => ({
      id: newId(),
      post_id: await insertPost(pool(), { channelId: incident.channel_id, userId: ops.ann.id }),
      create_at: number < 3 ? number : 3,
    })),
  )
  for (const update of updates) {
    const rest = { author_user_id: ops.ann.id, phase: 'posted', status: 2, old_status: 1 }
    await insertRow(pool(), 'status_update', { ...update, ...rest, incident_id: incident.id })
  }
  const pages = await allPages<{ id: string }>({ per_page: '2' }, routes.statusUpdates)
  expect(pages.flatMap(idsOf)).toEqual(updates.map(({ id }) => id).toReversed())
  expect(pages.map(({ has_more: more }) => more)).toEqual([true, true, false])
})

test('pages of participants go by username', async () => {
  for (const { id } of [ops.bob, ops.eve, ops.gus]) {
    await ops.product.world.joinChannel(incident.channel_id, id)
  }
  const pages = await allPages<{ username: string }>({ per_page: '3' }, routes.participants)
  expect(pages.flatMap(({ items }) => items.map(({ username }) => username))).toEqual([
    'ann',
    'bob',
    'eve',
    'gus',
  ])
  expect(pages.map(({ items }) => items.length)).toEqual([3, 1])
})

test('a cursor is of its own list only', async () => {
  const { next_cursor: cursor } = await list({ per_page: '1' })
  for (const [route, query] of [
    [routes.timeline, { cursor, direction: 'desc' }],
    [routes.timeline, { cursor, types: 'incident_created' }],
    [routes.timeline, { cursor, page: '0' }],
    [routes.statusUpdates, { cursor }],
    [routes.participants, { cursor }],
  ] as const) {
    expect(await ask(route, query)).toMatchObject({ status: 400, body: { code: 'invalid' } })
  }
})

test.each([
  [routes.timeline, { types: 'rumour' }, 'types', 'invalid'],
  [routes.timeline, { types: '' }, 'types', 'invalid'],
  [routes.timeline, { direction: 'up' }, 'direction', 'invalid'],
  [routes.timeline, { since: '1' }, 'since', 'unknown_field'],
  [routes.timeline, { per_page: '201' }, 'per_page', 'invalid'],
  [routes.statusUpdates, { page: '-1' }, 'page', 'invalid'],
  [routes.statusUpdates, { direction: 'asc' }, 'direction', 'unknown_field'],
  [routes.participants, { per_page: '1.5' }, 'per_page', 'invalid'],
  [routes.metadata, { page: '0' }, 'page', 'unknown_field'],
])('%s refuses %j, naming %s', async (route, query, field, code) => {
  expect(await ask(route, query)).toMatchObject({ status: 400, body: { code, field } })
})
