import type { Pool } from 'pg'

import type { AuditAction, AuditFields, AuditOutcome, AuditSubject, Door } from '../domain/audit.ts'
import type { AuditQuestion, AuditRecord, AuditStore, ReadAuditRecord } from '../usecases/ports/audit.ts'
import type { Paging } from '../domain/paging.ts'
import { AUDIT_COLUMNS, auditInto, auditValue } from './audit-insert.ts'
import type { Database } from './database.ts'
import { idParameter } from './id-parameter.ts'
import { orUnavailable } from './or-unavailable.ts'
import { pageJson, toPage, type PageRows } from './page-rows.ts'
import { parameters } from './parameters.ts'

export const makeAuditStore = ({ pool }: Database): AuditStore => ({
  write: (record) => orUnavailable(write(pool, record)),
  writeUnlessKnown: (record, since) => orUnavailable(writeUnlessKnown(pool, record, since)),
  findPage: (question) => orUnavailable(findPage(pool, question)),
})

async function write(pool: Pool, record: AuditRecord): Promise<void> {
  await pool.query({ name: 'audit', text: auditInto('$1'), values: [auditValue([record])] })
}

/** An equal one: everything is the same but the moment, the request and its address. */
const UNLESS_KNOWN = auditInto('$1', {
  where: `where not exists (
    select from audit_record known
    where known.actor_user_id = act.actor_user_id and known.at > $2
      and (known.door, known.action, known.outcome, known.object_type, known.object_id) =
        (act.door, act.action, act.outcome, act.object_type, act.object_id)
      and (known.incident_id, known.playbook_id, known.team_id, known.fields) =
        (act.incident_id, act.playbook_id, act.team_id, act.fields))`,
})

async function writeUnlessKnown(pool: Pool, record: AuditRecord, since: Date): Promise<boolean> {
  const values = [auditValue([record]), since.getTime()]
  const { rowCount } = await pool.query({ name: 'audit-refusal', text: UNLESS_KNOWN, values })
  return rowCount === 1
}

type AuditRow = Readonly<{
  id: string
  at: number
  actor_user_id: string
  actor_kind: ReadAuditRecord['actorKind']
  door: Door
  action: AuditAction
  outcome: AuditOutcome
  object_type: AuditSubject['object']['type']
  object_id: string
  incident_id: string
  playbook_id: string
  team_id: string
  fields: AuditFields
  request_id: string
  ip_address: string
}>

async function findPage(pool: Pool, question: AuditQuestion & Paging): ReturnType<AuditStore['findPage']> {
  const { values, given } = parameters()
  const { since, until, incidentId, playbookId, actorId, action = '' } = question
  const is = (column: string, value: string): string[] =>
    value === '' ? [] : [`${column} = ${given(idParameter(value))}`]
  const conditions = [
    'true',
    ...(since ? [`at >= ${given(since.getTime())}`] : []),
    ...(until ? [`at < ${given(until.getTime())}`] : []),
    ...is('incident_id', incidentId),
    ...is('playbook_id', playbookId),
    ...is('actor_user_id', actorId),
    ...is('action', action),
  ]
  const rows = `select ${AUDIT_COLUMNS}, actor_kind, at as sort_key from audit_record where ${conditions.join(' and ')}`
  const text = `select ${pageJson({ rows, keyType: 'bigint', isDescending: true }, question, given)} as page`
  const found = await pool.query<{ page: PageRows<AuditRow> }>({ text, values })
  const [row] = found.rows
  if (!row) throw new Error('A statement that always has a row had none.')
  return toPage(row.page, question, toRecord)
}

const toRecord = (row: AuditRow): ReadAuditRecord => ({
  id: row.id,
  at: new Date(row.at),
  actor: { userId: row.actor_user_id, requestId: row.request_id, door: row.door, ipAddress: row.ip_address },
  actorKind: row.actor_kind,
  action: row.action,
  outcome: row.outcome,
  object: { type: row.object_type, id: row.object_id },
  incidentId: row.incident_id,
  playbookId: row.playbook_id,
  teamId: row.team_id,
  fields: row.fields,
})
