import type { Pool } from 'pg'

import type { Expiring, RetentionStore } from '../usecases/ports/retention.ts'
import type { Database } from './database.ts'
import { orUnavailable } from './or-unavailable.ts'

export const makeRetentionStore = ({ pool }: Database): RetentionStore => ({
  claim: (since, now) => orUnavailable(claim(pool, since, now)),
  remove: (what, before, limit) => orUnavailable(remove(pool, what, before, limit)),
})

/** Stands among the settings, which are always asked for by their names. */
const CLAIM = `
insert into setting as done (name, value, update_at) values ('retention', 'true', $2)
on conflict (name) do update set update_at = excluded.update_at where done.update_at <= $1`

async function claim(pool: Pool, since: Date, now: Date): Promise<boolean> {
  const { rowCount } = await pool.query(CLAIM, [since.getTime(), now.getTime()])
  return rowCount === 1
}

/** Which rows go, as a condition on `gone`; `$1` is the time. */
const ENDED: Readonly<Record<Expiring, Readonly<{ table: string; when: string }>>> = {
  abandoned_starts: { table: 'incident', when: `phase = 'abandoned' and start_seen_at < $1` },
  idempotency_keys: { table: 'idempotency_key', when: 'expire_at <= $1' },
  dead_effects: { table: 'outbox', when: 'dead_at > 0 and dead_at < $1' },
  pending_welcomes: { table: 'welcome_seen', when: 'seen_at = 0 and pending_since < $1' },
  // With its attempts.
  webhook_deliveries: { table: 'webhook_delivery', when: 'done_at > 0 and done_at < $1' },
  audit_records: { table: 'audit_record', when: 'at < $1' },
}

async function remove(pool: Pool, what: Expiring, before: Date, limit: number): Promise<number> {
  const { table, when } = ENDED[what]
  const text = `delete from ${table} where ctid = any (array(
    select ctid from ${table} where ${when} limit $2 for update skip locked))`
  const { rowCount } = await pool.query(text, [before.getTime(), limit])
  return rowCount ?? 0
}
