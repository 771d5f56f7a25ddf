import { sql } from 'kysely'

import type { Checklist } from '../domain/checklist.ts'
import { IncidentError } from '../domain/errors.ts'
import type { KeyState } from '../usecases/ports/idempotency.ts'
import { MOST_STARTING, type StartStore } from '../usecases/ports/starts.ts'
import { auditInsert } from './audit-insert.ts'
import { takeKey } from './idempotency-keys.ts'
import { toIncidentRow } from './incident-row.ts'
import { outboxInsert } from './outbox-insert.ts'
import { toTaskRow } from './task-row.ts'
import type { InTransaction, SendLast, Tx } from './transaction.ts'

// As long as a failed step of a start waits for its next attempt.
const RETRY_AFTER_SECONDS = 30

type Start = Parameters<StartStore['insert']>[0]

/** Everything that a start begins with, or nothing when its key is not free. */
export const insertStart = (inTransaction: InTransaction, start: Start, now: Date): Promise<KeyState> =>
  inTransaction(async (tx, sendLast) => {
    const { incident, checklists, channelName, key, outbox, audit } = start
    const state: KeyState = key ? await takeKey(tx, key, incident.id, now) : { state: 'free' }
    if (state.state !== 'free') return state
    await mustHaveRoom(tx, incident.reporterId)
    const row = { ...toIncidentRow(incident), channel_name: channelName, start_seen_at: now.getTime() }
    sendLast(tx.insertInto('incident').values(row))
    sendChecklists(tx, sendLast, incident.id, checklists, now.getTime())
    sendLast(outboxInsert(tx, incident.id, outbox, now))
    sendLast(auditInsert([audit]))
    return state
  })

/** Starts of one person are counted one after another. The lock ends with the transaction. */
async function mustHaveRoom(tx: Tx, userId: string): Promise<void> {
  const lock = sql`select pg_advisory_xact_lock(hashtextextended(${`starts:${userId}`}, 0))`.execute(tx)
  const count = tx
    .selectFrom('incident')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('phase', '=', 'starting')
    .where('reporter_user_id', '=', userId)
    .executeTakeFirstOrThrow()
  const [, starting] = await Promise.all([lock, count])
  if (Number(starting.count) < MOST_STARTING) return
  throw new IncidentError('too_many', 'Your other incidents are still starting. Please wait a moment.', {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  })
}

function sendChecklists(
  tx: Tx,
  sendLast: SendLast,
  incidentId: string,
  checklists: readonly Checklist[],
  now: number,
): void {
  const made = { incident_id: incidentId, create_at: now }
  const lists = checklists.map(({ id, title, position }) => ({ id, title, position, ...made }))
  const tasks = checklists.flatMap((checklist) =>
    checklist.tasks.map((task) => ({ ...toTaskRow(task), ...made, update_at: now })),
  )
  if (lists.length > 0) sendLast(tx.insertInto('checklist').values(lists))
  if (tasks.length > 0) sendLast(tx.insertInto('task').values(tasks))
}
