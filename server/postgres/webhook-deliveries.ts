import { CompiledQuery } from 'kysely'
import type { Pool } from 'pg'

import type { AttemptOutcome, DeliveryState, WebhookEvent } from '../domain/webhook-delivery.ts'
import type { WebhookDeliveries, WebhookDelivery } from '../usecases/ports/webhook-deliveries.ts'
import { auditInsert } from './audit-insert.ts'
import type { Database } from './database.ts'
import { idParameter } from './id-parameter.ts'
import { findPart } from './incident-part.ts'
import { keepStatement } from './kept-answers.ts'
import { orUnavailable } from './or-unavailable.ts'
import { pageJson, toPage, type PageRows } from './page-rows.ts'
import { toTime } from './times.ts'
import { makeTransactions, type InTransaction } from './transaction.ts'

export function makeWebhookDeliveries(database: Database): WebhookDeliveries {
  const { pool } = database
  const inTransaction = makeTransactions(database)
  return {
    findPage: (of, paging) => orUnavailable(findPage(pool, of, paging)),
    findOne: (of, deliveryId) => orUnavailable(findOne(pool, of, deliveryId)),
    replay: (order) => replay(inTransaction, order),
  }
}

type DeliveryRow = Readonly<{
  id: string
  incident_id: string
  playbook_id: string
  event: WebhookEvent
  event_id: string
  replay_of: string
  target_host: string
  state: DeliveryState
  create_at: number
  next_try_at: number
  attempts:
    | readonly Readonly<{
        number: number
        at: number
        duration_ms: number
        status: number
        outcome: AttemptOutcome
      }>[]
    | null
}>

/** Neither body nor address leaves the table. */
const DELIVERIES = `
  select d.id, d.incident_id, d.playbook_id, d.event, d.event_id, d.replay_of, d.target_host, d.state, d.create_at,
    d.next_try_at, d.create_at as sort_key,
    (select json_agg(a order by a.number) from webhook_attempt a where a.delivery_id = d.id) as attempts
  from webhook_delivery d where d.incident_id = i.id`

type Of = Parameters<WebhookDeliveries['findPage']>[0]

async function findPage(
  pool: Pool,
  of: Of,
  paging: Parameters<WebhookDeliveries['findPage']>[1],
): ReturnType<WebhookDeliveries['findPage']> {
  const found = await findPart<PageRows<DeliveryRow>>(pool, of, (given) =>
    pageJson({ rows: DELIVERIES, keyType: 'bigint', isDescending: true }, paging, given),
  )
  return found && { facts: found.facts, part: toPage(found.part, paging, toDelivery) }
}

async function findOne(pool: Pool, of: Of, deliveryId: string): ReturnType<WebhookDeliveries['findOne']> {
  const found = await findPart<DeliveryRow | null>(
    pool,
    of,
    (given) => `(select to_json(one) from (${DELIVERIES} and d.id = ${given(idParameter(deliveryId))}) one)`,
  )
  return found && { facts: found.facts, part: found.part ? toDelivery(found.part) : undefined }
}

const toDelivery = (row: DeliveryRow): WebhookDelivery => ({
  id: row.id,
  incidentId: row.incident_id,
  playbookId: row.playbook_id,
  event: row.event,
  eventId: row.event_id,
  replayOf: row.replay_of,
  targetHost: row.target_host,
  state: row.state,
  createAt: new Date(row.create_at),
  nextTryAt: toTime(row.next_try_at),
  attempts: (row.attempts ?? []).map(({ number, at, duration_ms: durationMs, status, outcome }) => ({
    number,
    at: new Date(at),
    durationMs,
    status,
    outcome,
  })),
})

const REPLAY = `
insert into webhook_delivery
  (id, incident_id, playbook_id, event, event_id, replay_of, url, target_host, body, next_try_at, create_at)
select $1, incident_id, playbook_id, event, event_id, id, url, target_host, body, $3::bigint, $3::bigint
from webhook_delivery where id = $2`

const replay = (
  inTransaction: InTransaction,
  { id, replayOf, at, audit, keep }: Parameters<WebhookDeliveries['replay']>[0],
): Promise<void> =>
  inTransaction((_tx, sendLast) => {
    const values = [id, replayOf.id, at.getTime()]
    sendLast({ compile: () => CompiledQuery.raw(REPLAY, values) })
    sendLast(auditInsert([audit]))
    if (keep) {
      const { text, values: kept } = keepStatement(keep)
      sendLast({ compile: () => CompiledQuery.raw(text, kept) })
    }
    return Promise.resolve()
  })
