import type { Checklist } from '../domain/checklist.ts'
import type { KeyState } from '../usecases/ports/idempotency.ts'
import type { StartStore } from '../usecases/ports/starts.ts'
import { takeKey } from './idempotency-keys.ts'
import { toIncidentRow } from './incident-row.ts'
import { outboxInsert } from './outbox-insert.ts'
import { toTaskRow } from './task-row.ts'
import type { InTransaction, SendLast, Tx } from './transaction.ts'

type Start = Parameters<StartStore['insert']>[0]

/** Everything that a start begins with, or nothing when its key is not free. */
export const insertStart = (inTransaction: InTransaction, start: Start, now: Date): Promise<KeyState> =>
  inTransaction(async (tx, sendLast) => {
    const { incident, checklists, channelName, key, outbox } = start
    const state: KeyState = key ? await takeKey(tx, key, incident.id, now) : { state: 'free' }
    if (state.state !== 'free') return state
    const row = { ...toIncidentRow(incident), channel_name: channelName, start_seen_at: now.getTime() }
    sendLast(tx.insertInto('incident').values(row))
    sendChecklists(tx, sendLast, incident.id, checklists, now.getTime())
    sendLast(outboxInsert(tx, incident.id, outbox, now))
    return state
  })

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
