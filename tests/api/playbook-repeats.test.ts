import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { openOperations, type Operations } from '../support/operations.ts'
import { askToCreate, create, edit, read, remove } from '../support/playbooks.ts'

let ops: Operations

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  await ops.product.database.pool.query('delete from playbook')
  // What an earlier test has cut off.
  await ops.product.database.pool.query('delete from outbox')
})
afterAll(() => ops.product.close())

const body = (changes: Record<string, unknown> = {}) => ({ team_id: ops.teamId, title: 'Outage', ...changes })
const numPlaybooks = async (): Promise<number> => {
  const { rows } = await ops.product.database.pool.query<{ count: number }>('select count(*) from playbook')
  return rows[0]?.count ?? -1
}
/** What was told of playbooks since then: names, payloads and audiences. */
const toldSince = async (start: number) => {
  await ops.product.settled()
  return ops.product.world.events
    .slice(start)
    .filter(({ event }) => event.includes('playbook_'))
    .map(({ event, payload, broadcast }) => ({
      event,
      payload: JSON.parse((payload as { payload: string }).payload) as unknown,
      broadcast,
    }))
}
const hint = (name: string) => ({
  event: `custom_incident-collaboration_${name}`,
  payload: { teamID: ops.teamId },
  broadcast: expect.objectContaining({ TeamId: ops.teamId }) as unknown,
})

test('a repeat with the same key and body gets the first answer and makes nothing', async () => {
  const headers = { 'Idempotency-Key': 'again' }
  const first = await askToCreate(ops.ann, body(), headers)
  const again = await askToCreate(ops.ann, { title: 'Outage', team_id: ops.teamId }, headers)
  expect(first.headers).not.toHaveProperty('idempotency-replayed')
  expect(again).toMatchObject({
    status: 201,
    body: first.body,
    headers: { location: first.headers['location'], 'idempotency-replayed': 'true' },
  })
  expect(await numPlaybooks()).toBe(1)
})

test('another body is refused; another person has keys of their own', async () => {
  const headers = { 'Idempotency-Key': 'mine' }
  await askToCreate(ops.ann, body(), headers)
  expect(await askToCreate(ops.ann, body({ title: 'Other' }), headers)).toMatchObject({
    status: 409,
    body: { code: 'idempotency_mismatch' },
  })
  expect((await askToCreate(ops.bob, body({ title: 'Other' }), headers)).status).toBe(201)
})

test('eight at once with one key make one playbook', async () => {
  const headers = { 'Idempotency-Key': 'at-once' }
  const answers = await Promise.all(Array.from({ length: 8 }, () => askToCreate(ops.ann, body(), headers)))
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
  expect(await numPlaybooks()).toBe(1)
})

test('after a refusal the key is free; a key of the wrong form is refused', async () => {
  const headers = { 'Idempotency-Key': 'refused-first' }
  expect((await askToCreate(ops.ann, body({ title: ' ' }), headers)).status).toBe(400)
  expect((await askToCreate(ops.ann, body(), headers)).status).toBe(201)
  expect(await askToCreate(ops.ann, body(), { 'Idempotency-Key': 'a b' })).toMatchObject({
    status: 400,
    body: { field: 'Idempotency-Key' },
  })
})

test('a repeat waits 10 s for the first, then is told to come again; later it gets the first answer', async () => {
  const headers = { 'Idempotency-Key': 'slow' }
  const blocker = await ops.product.database.pool.connect()
  await blocker.query('begin; lock table incident_collaboration.playbook in exclusive mode')
  const first = askToCreate(ops.ann, body(), headers)
  let isAnswered = false
  const second = askToCreate(ops.ann, body(), headers).finally(() => (isAnswered = true))
  while (!isAnswered) {
    ops.product.clock.moveBy(1_000)
    await blocker.query('select')
  }
  expect(await second).toMatchObject({ status: 503, headers: { 'retry-after': '5' } })
  await blocker.query('commit')
  blocker.release()
  expect((await first).status).toBe(201)
  expect(await askToCreate(ops.ann, body(), headers)).toMatchObject({
    status: 201,
    body: (await first).body as object,
  })
  expect(await numPlaybooks()).toBe(1)
})

test('what was made is answered to the repeat, also when a crash kept the first answer back', async () => {
  const headers = { 'Idempotency-Key': 'cut-off' }
  ops.product.faults.plan('PublishWebSocketEvent', { kind: 'kill_before' })
  await askToCreate(ops.ann, body(), headers).catch(() => 'cut off')
  await ops.product.restart()
  const again = await askToCreate(ops.ann, body(), headers)
  expect(again).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } })
  expect(await read(ops.ann, (again.body as { id: string }).id)).toMatchObject({ title: 'Outage' })
  expect(await numPlaybooks()).toBe(1)
})

test('events tell the team, and no more than the team', async () => {
  const start = ops.product.world.events.length
  const id = await create(ops.ann, body())
  expect(await toldSince(start)).toEqual([hint('playbook_created')])
  await edit(ops.ann, id, { summary: 'Changed' })
  expect(await toldSince(start + 1)).toEqual([hint('playbook_updated')])
  await remove(ops.ann, id)
  expect(await toldSince(start + 2)).toEqual([hint('playbook_deleted')])
})

test('what a crash left untold is told after the next start', async () => {
  const start = ops.product.world.events.length
  ops.product.faults.plan('PublishWebSocketEvent', { kind: 'kill_before' })
  await create(ops.ann, body()).catch(() => 'cut off')
  await ops.product.stop()
  expect(ops.product.world.events.length).toBe(start)
  expect(await numPlaybooks()).toBe(1)
  await ops.product.start()
  ops.product.clock.moveBy(15_000)
  expect(await toldSince(start)).toEqual([hint('playbook_created')])
})
