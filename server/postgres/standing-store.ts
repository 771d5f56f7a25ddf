import type { Pool } from 'pg'

import { STATUSES, type Status } from '../domain/status.ts'
import type { Standing, StandingStore } from '../usecases/ports/metrics.ts'
import type { Database } from './database.ts'
import { fromStatus } from './incident-row.ts'
import { orUnavailable } from './or-unavailable.ts'

export const makeStandingStore = ({ pool }: Database): StandingStore => ({
  find: () => orUnavailable(find(pool)),
})

const FIND = `
select
  (select coalesce(json_object_agg(status, number), '{}') from (
    select status, count(*) as number from incident where phase = 'started' group by status) counted) as incidents,
  (select count(*) from incident where reminder_at > 0 and not overdue and phase = 'started') as reminders,
  (select count(*) from incident where retrospective_reminder_at > 0 and phase = 'started') as retrospectives,
  (select count(*) from outbox where dead_at = 0) as pending,
  (select count(*) from webhook_delivery where state = 'pending') as webhooks,
  (select min(create_at) from outbox where dead_at = 0) as oldest`

type StandingRow = Readonly<{
  /** By the number of the status. */
  incidents: Readonly<Record<string, number>>
  reminders: number
  retrospectives: number
  pending: number
  webhooks: number
  oldest: number | null
}>

async function find(pool: Pool): Promise<Standing> {
  const { rows } = await pool.query<StandingRow>({ name: 'standing', text: FIND })
  const [row] = rows
  if (!row) throw new Error('A statement that always has a row had none.')
  const countOf = (status: Status): number => row.incidents[String(fromStatus(status))] ?? 0
  return {
    incidents: Object.fromEntries(
      STATUSES.map((status) => [status, countOf(status)]),
    ) as Standing['incidents'],
    remindersPending: { status: row.reminders, retrospective: row.retrospectives },
    outboxPending: row.pending,
    webhooksPending: row.webhooks,
    outboxOldestAt: row.oldest === null ? undefined : new Date(row.oldest),
  }
}
