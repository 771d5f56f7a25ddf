import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { readAudit } from '../support/audit.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { answering, openReceiver, type Receiver } from '../support/receiver.ts'
import { allowReceivers, startWith, warningsIn } from '../support/webhooks.ts'

let ops: Operations
let receiver: Receiver

beforeAll(async () => {
  ops = await openOperations()
  await allowReceivers(ops)
})
afterAll(() => ops.product.close())
beforeEach(async () => {
  receiver = await openReceiver()
})
afterEach(() => receiver.close())

const later = async (seconds: number): Promise<void> => {
  ops.product.clock.moveBy(seconds * 1000)
  await ops.product.settled()
}
async function started(): Promise<Incident> {
  const incident = await startWith(ops, { creation: receiver.url, update: receiver.url })
  await ops.product.settled()
  return incident
}
const update = ({ id }: Incident) => {
  const body = { status: 'Active', message: 'Looking into it' }
  return ops.ann.ask({ method: 'POST', path: `/incidents/${id}/status`, body })
}
async function deliveriesOf({
  id,
}: Incident): Promise<{ state: string; tries: number; outcomes: string[] }[]> {
  const { rows } = await ops.product.database.pool.query<{
    state: string
    tries: number
    outcomes: string[]
  }>(
    `select state, tries, array(select outcome from incident_collaboration.webhook_attempt a where a.delivery_id = d.id order by number) as outcomes
     from incident_collaboration.webhook_delivery d where incident_id = $1 order by seq`,
    [id],
  )
  return rows
}
const ended = async ({ id }: Incident) =>
  (await readAudit(ops.ada, { incident_id: id, action: 'webhook.deliver' })).items

test('A-043, A-045: one that keeps failing is tried eight times with growing pauses', async () => {
  receiver.answer(answering(500))
  const incident = await started()
  for (const pause of [10, 60, 300, 1800, 7200, 21_600, 43_200]) {
    const before = receiver.received.length
    await later(pause * 0.8)
    expect(receiver.received).toHaveLength(before)
    await later(pause * 0.35)
    expect(receiver.received).toHaveLength(before + 1)
    expect(await warningsIn(ops, incident)).toHaveLength(before + 1 < 3 ? 0 : 1)
  }
  await later(100_000)
  expect(receiver.received).toHaveLength(8)
  expect(await deliveriesOf(incident)).toEqual([
    { state: 'failed', tries: 8, outcomes: Array<string>(8).fill('status') },
  ])
  const [first, ...others] = receiver.received
  for (const { body } of others) expect(body).toEqual(first?.body)
  expect(new Set(receiver.received.map(({ headers }) => headers['x-incident-signature'])).size).toBe(8)
  expect(await ended(incident)).toMatchObject([
    { outcome: 'failed', actor_kind: 'system', door: 'job', fields: { attempts: 8, outcome: 'status' } },
  ])
})

test('A-045: it stops with the attempt that succeeds', async () => {
  receiver.answer(answering(503))
  const incident = await started()
  receiver.answer(answering(200))
  await later(12)
  await later(100_000)
  expect(await deliveriesOf(incident)).toEqual([
    { state: 'delivered', tries: 2, outcomes: ['status', 'delivered'] },
  ])
  expect(await warningsIn(ops, incident)).toEqual([])
  expect(await ended(incident)).toMatchObject([{ outcome: 'done', fields: { attempts: 2 } }])
})

test('a receiver that asks for more time gets it', async () => {
  receiver.answer(answering(429, { 'retry-after': '3600' }))
  await started()
  await later(3_590)
  expect(receiver.received).toHaveLength(1)
  await later(20)
  expect(receiver.received).toHaveLength(2)
})

test('A-043: what is refused for good is warned of at once, once an incident, without the address', async () => {
  receiver.answer(answering(404))
  const incident = await started()
  await update(incident)
  await later(100_000)
  expect(receiver.received).toHaveLength(2)
  const warnings = await warningsIn(ops, incident)
  expect(warnings).toEqual([
    expect.stringContaining(`/operations/incident-collaboration/incidents/${incident.id})`),
  ])
  expect(warnings[0]).not.toMatch(/127\.0\.0\.1|hook\/|token/)
})

test('A-043, A-046, P-44: a redirect inward is not followed, and ends it', async () => {
  const inward = await openReceiver()
  receiver.answer(answering(302, { location: inward.url }))
  const incident = await started()
  await later(100_000)
  expect(inward.received).toEqual([])
  expect(await deliveriesOf(incident)).toEqual([{ state: 'failed', tries: 1, outcomes: ['redirect'] }])
  expect(await warningsIn(ops, incident)).toHaveLength(1)
  await inward.close()
})

test('A-043: one that is not there is tried again, and warned of after the third time', async () => {
  const { url } = receiver
  await receiver.close()
  const incident = await startWith(ops, { creation: url })
  await ops.product.settled()
  for (const pause of [12, 67]) await later(pause)
  expect(await deliveriesOf(incident)).toEqual([
    { state: 'pending', tries: 3, outcomes: ['connect', 'connect', 'connect'] },
  ])
  expect(await warningsIn(ops, incident)).toHaveLength(1)
})

test('P-71: a receiver that hangs is asked twice at a time, and holds up no other', async () => {
  const other = await openReceiver('http', '127.0.0.2')
  const hanging: (() => void)[] = []
  receiver.answer((response) => void hanging.push(() => response.end()))
  for (let count = 0; count < 3; count++) await startWith(ops, { creation: receiver.url })
  await receiver.arrived(2)
  await startWith(ops, { creation: other.url })
  await other.arrived(1)
  expect(receiver.received).toHaveLength(2)
  hanging.shift()?.()
  await receiver.arrived(3)
  receiver.answer(answering(200))
  for (const end of hanging) end()
  await ops.product.settled()
  expect(receiver.received).toHaveLength(3)
  await other.close()
})

test('what a team owes rests while it is switched off', async () => {
  receiver.answer(answering(500))
  const incident = await started()
  const { pool } = ops.product.database
  const set = (ids: readonly string[]) =>
    ops.ada.ask({ method: 'POST', path: '/settings', body: { enabled_team_ids: ids } })
  await set([await ops.product.world.addTeam('elsewhere')])
  await later(100)
  expect(receiver.received).toHaveLength(1)
  await set([])
  await later(1)
  expect(receiver.received).toHaveLength(2)
  await pool.query(`delete from incident_collaboration.webhook_delivery where incident_id = $1`, [
    incident.id,
  ])
})

test('A-046, P-44: what an administrator does not allow any more is refused, before anything is dialled', async () => {
  const incident = await started()
  expect(receiver.received).toHaveLength(1)
  const allow = (hosts: readonly string[]) =>
    ops.ada.ask({ method: 'POST', path: '/settings', body: { webhook_allowed_hosts: hosts } })
  await allow([])
  await update(incident)
  await ops.product.settled()
  expect(receiver.received).toHaveLength(1)
  expect(await deliveriesOf(incident)).toMatchObject([
    { state: 'delivered' },
    { state: 'failed', tries: 1, outcomes: ['refused_address'] },
  ])
  expect(await warningsIn(ops, incident)).toHaveLength(1)
  await allow(['127.0.0.0/8'])
})

test('P-45: neither log, metrics nor audit say where a webhook goes, or with what it is signed', async () => {
  receiver.answer(answering(404))
  const incident = await started()
  const { text } = await told(incident)
  expect(text).toContain('webhook attempted')
  expect(text).toContain('incident_collaboration_webhook_attempts_total{outcome="status"}')
  expect(text).toContain('webhook.deliver')
  expect(text).not.toMatch(/of-the-payments|very-secret|whsec_|127\.0\.0\.1:/)
})

async function told({ id }: Incident): Promise<{ text: string }> {
  const metrics = await ops.ada.ask({ method: 'GET', path: '/metrics' })
  const audit = await readAudit(ops.ada, { incident_id: id })
  return { text: JSON.stringify([ops.product.log, audit]) + String(metrics.body) }
}
