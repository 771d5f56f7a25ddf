import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident, TimelineEvent } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'

let ops: Operations
let incident: Incident

const ENTRIES = 1_500

beforeAll(async () => {
  ops = await openOperations()
  incident = await ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
  })
  await ops.product.settled()
  await ops.product.database.pool.query(
    `insert into incident_collaboration.timeline_event (id, incident_id, event_at, create_at, event_type, summary, subject_user_id)
     select lpad(n::text, 26, '0'), $1, $2::bigint + n * 1000, $2::bigint, 'event_from_post', 'Entry ' || n, $3
     from generate_series(1, $4) n`,
    [incident.id, incident.create_at, ops.ann.id, ENTRIES],
  )
})
afterAll(() => ops.product.close())

type Page = Readonly<{ items: readonly TimelineEvent[]; total_count: number; next_cursor: string }>

async function page(query: Readonly<Record<string, string>>): Promise<Page> {
  const path = `${pathOf(routes.timeline, { id: incident.id })}?${new URLSearchParams(query).toString()}`
  return (await ops.ann.ask({ method: 'GET', path })).body as Page
}

test('A-133: of 1,500 entries the newest 1,000 come with the incident, which says that there are older ones', async () => {
  const read = await ops.ann.read(incident.id)
  expect(read.timeline_truncated).toBe(true)
  expect(read.timeline_events).toHaveLength(1_000)
  expect([read.timeline_events.at(0)?.summary, read.timeline_events.at(-1)?.summary]).toEqual([
    'Entry 501',
    'Entry 1500',
  ])
})

test('A-133: older ones are read on from the oldest one that is known, each once', async () => {
  const seen: string[] = []
  let cursor = ''
  do {
    const query = { direction: 'desc', per_page: '200', ...(cursor !== '' && { cursor }) }
    const { items, total_count: total, next_cursor: next } = await page(query)
    expect(total).toBe(ENTRIES + 1)
    seen.push(...items.map(({ id }) => id))
    cursor = next
  } while (cursor !== '')
  expect(new Set(seen).size).toBe(ENTRIES + 1)
  expect(seen).toHaveLength(ENTRIES + 1)
})

test('A-133: a tick of an incident with a long record tells open pages of itself alone', async () => {
  const path = pathOf(routes.timelineEntry, { id: incident.id, event_id: '7'.padStart(26, '0') })
  expect(await ops.ann.ask({ method: 'DELETE', path })).toMatchObject({ status: 204 })
  await ops.product.settled()
  const last = ops.product.world.events.findLast(({ event }) => event.endsWith('_incident_updated'))
  const { payload } = last?.payload as { payload: string }
  expect(Buffer.byteLength(payload)).toBeLessThan(300)
})
