import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { newId } from '../../server/ids.ts'
import { readAudit } from '../support/audit.ts'
import { insertRow } from '../support/host-world.ts'
import { openOperations, type Operations } from '../support/operations.ts'

const DAY = 24 * 60 * 60_000

let ops: Operations

beforeEach(async () => {
  ops = await openOperations()
  await ops.product.settled()
})
afterEach(() => ops.product.close())

const daysAgo = (days: number): number => ops.product.clock.now().getTime() - days * DAY
const insert = (table: string, row: Record<string, unknown>) =>
  insertRow(ops.product.database.pool, `incident_collaboration.${table}`, row)
async function numberIn(table: string, where = 'true'): Promise<number> {
  const { rows } = await ops.product.database.pool.query<{ number: number }>(
    `select count(*) as number from incident_collaboration.${table} where ${where}`,
  )
  return rows[0]?.number ?? 0
}

/** The next day, and what is done in it. */
async function aDayLater(): Promise<void> {
  ops.product.clock.moveBy(DAY)
  await ops.product.settled()
}

const auditRow = (at: number) => ({
  id: newId(),
  at,
  actor_kind: 'system',
  door: 'job',
  action: 'reminder.fire',
  outcome: 'done',
})

test('audit records go after the time that an administrator has set, a year unless it is changed', async () => {
  for (const days of [1, 29, 100, 366]) await insert('audit_record', auditRow(daysAgo(days)))
  await aDayLater()
  expect(await numberIn('audit_record', `action = 'reminder.fire'`)).toBe(3)
  await ops.ada.ask({ method: 'POST', path: '/settings', body: { audit_retention_days: 30 } })
  await aDayLater()
  expect((await readAudit(ops.ada, { action: 'reminder.fire' })).total_count).toBe(1)
})

test('a start that failed goes after a week with all it began with; what was started stays', async () => {
  const { id } = await ops.ann.start({
    name: 'Stays',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
  })
  const failed = await ops.ann.start({
    name: 'Failed',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
  })
  const { pool } = ops.product.database
  await pool.query(
    `update incident_collaboration.incident set phase = 'abandoned', start_seen_at = $2 where id = $1`,
    [failed.id, daysAgo(6)],
  )
  await aDayLater()
  await aDayLater()
  expect(await numberIn('incident', `id = '${failed.id}'`)).toBe(0)
  expect(await numberIn('checklist', `incident_id = '${failed.id}'`)).toBe(0)
  expect((await ops.ann.read(id)).id).toBe(id)
})

test('keys go after a week, effects that were given up after a month, unseen welcomes after three', async () => {
  const { id } = await ops.ann.start({ name: 'One', team_id: ops.teamId, commander_user_id: ops.ann.id })
  await ops.product.settled()
  const key = { user_id: ops.ann.id, route: 'r', body_hash: '', create_at: 1 }
  await insert('idempotency_key', { ...key, key: 'old', expire_at: daysAgo(0) })
  await insert('idempotency_key', { ...key, key: 'new', expire_at: daysAgo(-7) })
  const effect = { incident_id: id, kind: 'post', payload: '{}', create_at: 1 }
  await insert('outbox', { ...effect, key: 'dead long', dead_at: daysAgo(31) })
  await insert('outbox', { ...effect, key: 'dead lately', dead_at: daysAgo(3) })
  await insert('welcome_seen', { incident_id: id, user_id: newId(), pending_since: daysAgo(91) })
  await insert('welcome_seen', { incident_id: id, user_id: newId(), pending_since: daysAgo(3) })
  await insert('welcome_seen', { incident_id: id, user_id: newId(), pending_since: daysAgo(91), seen_at: 1 })
  await aDayLater()
  expect(await numberIn('idempotency_key')).toBe(1)
  expect(await numberIn('outbox', `key like 'dead %'`)).toBe(1)
  expect(await numberIn('welcome_seen')).toBe(2)
})

test('deliveries go, with their attempts, after the time that an administrator has set; waiting ones stay', async () => {
  const { id } = await ops.ann.start({ name: 'One', team_id: ops.teamId, commander_user_id: ops.ann.id })
  const delivery = (state: string, doneAt: number) => {
    const [one, at] = [newId(), daysAgo(0) + 10 * DAY]
    const row = {
      id: one,
      incident_id: id,
      event: 'incident_created',
      event_id: one,
      url: 'http://127.0.0.1/',
    }
    return insert('webhook_delivery', {
      ...row,
      body: '{}',
      state,
      next_try_at: at,
      create_at: 1,
      done_at: doneAt,
    })
  }
  await delivery('failed', daysAgo(31))
  await delivery('delivered', daysAgo(8))
  await delivery('pending', 0)
  await aDayLater()
  expect(await numberIn('webhook_delivery')).toBe(2)
  await ops.ada.ask({ method: 'POST', path: '/settings', body: { delivery_retention_days: 7 } })
  await aDayLater()
  expect(await numberIn('webhook_delivery', `state = 'pending'`)).toBe(1)
  expect(await numberIn('webhook_delivery')).toBe(1)
})

test('it is done once a day, by one of several nodes', async () => {
  await insert('audit_record', auditRow(daysAgo(400)))
  await ops.product.restart()
  await ops.product.settled()
  expect(await numberIn('audit_record', `action = 'reminder.fire'`)).toBe(1)
  await aDayLater()
  expect(await numberIn('audit_record', `action = 'reminder.fire'`)).toBe(0)
})

test('a row that somebody is changing is left for the next day', async () => {
  const row = auditRow(daysAgo(400))
  await insert('audit_record', row)
  const other = await ops.product.database.pool.connect()
  await other.query('begin')
  await other.query('select from incident_collaboration.audit_record where id = $1 for update', [row.id])
  await aDayLater()
  await other.query('rollback')
  other.release()
  expect(await numberIn('audit_record', `id = '${row.id}'`)).toBe(1)
  await aDayLater()
  expect(await numberIn('audit_record', `id = '${row.id}'`)).toBe(0)
})
