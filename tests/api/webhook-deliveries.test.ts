import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { readAudit } from '../support/audit.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { answering, openReceiver, type Receiver } from '../support/receiver.ts'
import { allowReceivers, isSigned, secretOf, startWith } from '../support/webhooks.ts'

let ops: Operations
let receiver: Receiver
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
  await allowReceivers(ops)
})
afterAll(() => ops.product.close())
beforeEach(async () => {
  ops.product.clock.moveBy(60_000)
  receiver = await openReceiver()
  receiver.answer(answering(404))
  incident = await startWith(ops, { creation: receiver.url, update: receiver.url })
  await ops.product.settled()
})
afterEach(() => receiver.close())

type Delivery = Readonly<{
  id: string
  event_id: string
  state: string
  replay_of: string
  attempts: unknown[]
}>
type List = Readonly<{ items: Delivery[]; total_count: number; next_cursor: string }>

const below = (path = ''): string => `/incidents/${incident.id}/webhook-deliveries${path}`
const get = (person: Person, path = '') => person.ask({ method: 'GET', path: below(path) })
const listed = async (query = ''): Promise<List> => (await get(ops.ann, query)).body as List
const replay = (person: Person, id: string, headers = {}) =>
  person.ask({ method: 'POST', path: below(`/${id}/replay`), headers })
async function onlyOne(): Promise<Delivery> {
  const [delivery] = (await listed()).items
  if (!delivery) throw new Error('nothing was delivered')
  return delivery
}

test('A-173: deliveries are listed with attempts and host, never with the whole address', async () => {
  const body = { status: 'Active', message: 'Looking into it' }
  await ops.ann.ask({ method: 'POST', path: `/incidents/${incident.id}/status`, body })
  await ops.product.settled()
  const list = await listed()
  expect(list).toMatchObject({
    total_count: 2,
    items: [
      { event: 'status_updated', state: 'failed' },
      {
        incident_id: incident.id,
        event: 'incident_created',
        replay_of: '',
        target_host: '127.0.0.1',
        state: 'failed',
        next_try_at: 0,
        attempts: [{ number: 1, status: 404, outcome: 'status' }],
      },
    ],
  })
  const first = await listed('?per_page=1')
  const rest = await listed(`?per_page=1&cursor=${first.next_cursor}`)
  expect([...first.items, ...rest.items]).toEqual(list.items)
  expect((await get(ops.ann, `/${list.items[1]?.id ?? ''}`)).body).toEqual(list.items[1])
  expect(JSON.stringify(list)).not.toMatch(/of-the-payments|very-secret|whsec_|"body"/)
})

test('A-173: they are for members of the channel', async () => {
  const { id } = await onlyOne()
  for (const path of ['', `/${id}`]) {
    expect(await get(ops.eve, path)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect(await get(ops.zed, path)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect((await get(ops.ada, path)).status).toBe(200)
  }
  expect((await replay(ops.eve, id)).status).toBe(403)
  expect(receiver.received).toHaveLength(1)
})

test('A-045: sending again sends the same content with a new signature', async () => {
  const { id, event_id } = await onlyOne()
  const secret = await secretOf(ops, incident.playbook_id)
  receiver.answer(answering(200))
  ops.product.clock.moveBy(5_000)
  const { status, body } = await replay(ops.ann, id)
  expect(status).toBe(202)
  await ops.product.settled()
  const [first, again] = receiver.received
  if (!first || !again) throw new Error('it was not sent again')
  expect(again.body).toEqual(first.body)
  expect(again.headers['x-incident-signature']).not.toBe(first.headers['x-incident-signature'])
  expect(isSigned(again, secret, ops.product.clock.now())).toBe(true)
  const { delivery_id } = body as { delivery_id: string }
  expect(again.headers['x-incident-delivery']).toBe(delivery_id)
  expect((await listed()).items).toMatchObject([
    { id: delivery_id, event_id, replay_of: id, state: 'delivered', attempts: [{ number: 1, status: 200 }] },
    { id, event_id, replay_of: '', state: 'failed' },
  ])
  const { items } = await readAudit(ops.ada, { incident_id: incident.id, action: 'webhook.replay' })
  expect(items).toMatchObject([{ actor_user_id: ops.ann.id, outcome: 'done', object_id: id, door: 'rest' }])
})

test('the same key sends it again once', async () => {
  const { id } = await onlyOne()
  const headers = { 'Idempotency-Key': 'again' }
  const first = await replay(ops.ann, id, headers)
  const second = await replay(ops.ann, id, headers)
  expect(second).toMatchObject({ status: 202, body: first.body, headers: { 'idempotency-replayed': 'true' } })
  await ops.product.settled()
  expect(receiver.received).toHaveLength(2)
})

test('what is still being delivered is not sent again; of another incident there is none', async () => {
  const foreign = await onlyOne()
  receiver.answer(answering(500))
  incident = await startWith(ops, { creation: receiver.url })
  await ops.product.settled()
  const { id, state } = await onlyOne()
  expect(state).toBe('pending')
  expect(await replay(ops.ann, id)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  expect(await replay(ops.ann, foreign.id)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect((await get(ops.ann, `/${foreign.id}`)).status).toBe(404)
})

test('a person sends ten again in a minute', async () => {
  const { id } = await onlyOne()
  for (let count = 0; count < 10; count++) expect((await replay(ops.ann, id)).status).toBe(202)
  const refused = await replay(ops.ann, id)
  expect(refused).toMatchObject({ status: 429, body: { code: 'too_many' } })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await replay(ops.ada, id)).status).toBe(202)
  await ops.product.settled()
})
