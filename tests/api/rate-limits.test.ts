import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { HttpAnswer, Person } from '../support/person.ts'

let ops: Operations

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(() => ops.product.clock.moveBy(60_000))
afterAll(() => ops.product.close())

const order = (person: Person) => ({
  name: 'Payments answer 502',
  team_id: ops.teamId,
  commander_user_id: person.id,
})
const start = (person: Person, headers = {}): Promise<HttpAnswer> =>
  person.ask({ method: 'POST', path: routes.incidents, body: order(person), headers })
const incidents = async (): Promise<number> => {
  const { rows } = await ops.product.database.pool.query<{ count: number }>('select count(*) from incident')
  return Number(rows[0]?.count)
}

test('P-69 a person starts twenty incidents a minute; the next has to wait, others have not', async () => {
  for (let count = 0; count < 20; count++) expect(await start(ops.ann)).toMatchObject({ status: 201 })
  const before = await incidents()
  const refused = await start(ops.ann)
  expect(refused).toMatchObject({ status: 429, body: { code: 'too_many' } })
  const seconds = Number(refused.headers['retry-after'])
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(await incidents()).toBe(before)
  expect(await start(ops.bob)).toMatchObject({ status: 201 })
  ops.product.clock.moveBy(seconds * 1000)
  expect(await start(ops.ann)).toMatchObject({ status: 201 })
})

test('the start dialog says it, too, and stays open', async () => {
  for (let count = 0; count < 20; count++) await start(ops.ann)
  await ops.ann.types('/incident start', { teamId: ops.teamId, channelId: ops.townSquare })
  const dialog = ops.product.world.messages.dialogs.at(-1)
  if (!dialog) throw new Error('no dialog')
  const answer = await ops.ann.submit(dialog, { playbookID: 'none', incidentName: 'One more' })
  expect(answer).toMatchObject({ status: 200, body: { error: expect.stringContaining('wait a moment') } })
})

test('ten incidents of one person may be starting; the eleventh has to wait and leaves its key free', async () => {
  const { pool } = ops.product.database
  for (let count = 0; count < 10; count++) await start(ops.eve)
  await pool.query(`update incident set phase = 'starting' where reporter_user_id = $1`, [ops.eve.id])
  const headers = { 'Idempotency-Key': 'eleventh' }
  const before = await incidents()
  expect(await start(ops.eve, headers)).toMatchObject({
    status: 429,
    headers: { 'retry-after': '30' },
    body: { code: 'too_many' },
  })
  expect(await incidents()).toBe(before)
  expect(await start(ops.bob)).toMatchObject({ status: 201 })
  await pool.query(`update incident set phase = 'started' where reporter_user_id = $1`, [ops.eve.id])
  expect(await start(ops.eve, headers)).toMatchObject({ status: 201 })
})

test('a person runs thirty commands a minute, by id and by place together', async () => {
  const tasks = [{ title: 'Say it', description: '', command: '/echo Hello' }]
  const incident = await ops.ann.start({
    ...order(ops.ann),
    playbook_id: await ops.playbook({ checklists: [{ title: 'Triage', tasks }] }),
  })
  const byId = pathOf(routes.taskRun, {
    id: incident.id,
    task_id: incident.checklists[0]?.items[0]?.id ?? '',
  })
  const byPlace = pathOf(routes.taskAtPlaceRun, { id: incident.id, c: '0', i: '0' })
  for (let count = 0; count < 30; count++) {
    const answer = await ops.ann.ask({ method: 'POST', path: count % 2 === 0 ? byId : byPlace })
    expect(answer.status).toBe(200)
  }
  for (const path of [byId, byPlace]) {
    const refused = await ops.ann.ask({ method: 'POST', path })
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many' } })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  }
  const { version } = await ops.ann.read(incident.id)
  expect(version).toBe(31)
  ops.product.clock.moveBy(60_000)
  expect(await ops.ann.ask({ method: 'POST', path: byId })).toMatchObject({ status: 200 })
})
