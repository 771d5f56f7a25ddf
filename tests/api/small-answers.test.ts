import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { newId } from '../../server/ids.ts'
import { makeIncidentLists } from '../../server/postgres/incident-lists.ts'
import { connect } from '../support/connect.ts'
import { insertRow } from '../support/host-world.ts'
import { list } from '../support/lists.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { watchTraffic } from '../support/traffic.ts'
import { updatesOf } from '../support/told.ts'

let ops: Operations

beforeAll(async () => {
  ops = await openOperations()
})
afterAll(() => ops.product.close())

const start = async (name: string) =>
  ops.ann.start({
    name,
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook(),
  })

test('P-60: rows of a list carry no checklists, posts or events unless they are asked for', async () => {
  await start('One of many')
  const query = { team_id: ops.teamId }
  for (const row of (await list(ops.ann, query)).items) {
    expect(row).toMatchObject({ checklists: [], status_posts: [], timeline_events: [] })
  }
  const [row] = (await list(ops.ann, { ...query, include: 'checklists,timeline_events' })).items
  expect(row?.checklists).toHaveLength(2)
  expect(row?.timeline_events).not.toEqual([])
})

test.each([1, 200])('P-60: a page of %i is one statement', async (perPage) => {
  for (let number = 0; number < 3; number++) await start(`Number ${number}`)
  const { options } = ops.product.database.pool
  const own = connect(
    `postgres://${options.user ?? ''}:${String(options.password ?? '')}@${options.host ?? ''}:${options.port ?? 0}/${options.database ?? ''}?sslmode=disable`,
  )
  const traffic = watchTraffic(own.pool)
  // The first one also connects.
  await own.pool.query('select 1')
  Object.assign(traffic, { statements: [], roundTrips: 0 })
  const viewer = { userId: ops.ann.id, isAdmin: false, mayReadPublicChannels: true }
  const { rows } = await makeIncidentLists(own).findPage(viewer, {
    teamId: ops.teamId,
    statuses: [],
    commanderId: '',
    memberId: '',
    searchTerm: '',
    since: 0,
    sort: 'create_at',
    isDescending: true,
    include: ['checklists', 'status_posts', 'timeline_events'],
    perPage,
    from: { page: 0 },
  })
  expect(rows.length).toBeGreaterThan(0)
  expect(traffic.statements).toHaveLength(1)
  await own.close()
})

test('P-63: a tick tells each page at most 2 KiB, however long the incident is', async () => {
  const incident = await start('A long one')
  const { pool } = ops.product.database
  const [checklist] = incident.checklists
  for (let number = 0; number < 200; number++) {
    await insertRow(pool, 'incident_collaboration.task', {
      id: newId(),
      incident_id: incident.id,
      checklist_id: checklist?.id,
      title: 'x'.repeat(256),
      description: 'y'.repeat(4096),
      position: 1_000_000 + number,
      create_at: 1,
      update_at: 1,
    })
  }
  const { rows } = await pool.query<{ id: string }>(
    `select id from incident_collaboration.task where incident_id = $1 order by length(description) desc limit 1`,
    [incident.id],
  )
  expect(await ops.ann.setTask(incident.id, rows[0]?.id ?? '', 'closed')).toMatchObject({ status: 200 })
  const told = await updatesOf(ops, incident)
  const sizes = told.map((payload) => Buffer.byteLength(JSON.stringify(payload)))
  expect(told.at(-1)).toMatchObject({ refetch: true })
  expect(Math.max(...sizes)).toBeLessThanOrEqual(2048)
})
