import { CompiledQuery } from 'kysely'

import type { AuditRecord } from '../usecases/ports/audit.ts'

export const AUDIT_COLUMNS =
  'id, at, actor_user_id, door, action, outcome, object_type, object_id, incident_id, playbook_id, team_id, fields, request_id, ip_address'

/** The columns that a record brings itself, as a set of records out of JSON. */
const AUDIT_RECORD =
  'id text, at bigint, actor_user_id text, door text, action text, outcome text, object_type text, object_id text, incident_id text, playbook_id text, team_id text, fields jsonb, request_id text, ip_address text'

const toAuditRow = (record: AuditRecord) => ({
  id: record.id,
  at: record.at.getTime(),
  actor_user_id: record.actor.userId,
  door: record.actor.door,
  action: record.action,
  outcome: record.outcome,
  object_type: record.object.type,
  object_id: record.object.id,
  incident_id: record.incidentId ?? '',
  playbook_id: record.playbookId ?? '',
  team_id: record.teamId ?? '',
  fields: record.fields ?? {},
  request_id: record.actor.requestId,
  ip_address: record.actor.ipAddress,
})

export const auditValue = (records: readonly AuditRecord[]): string => JSON.stringify(records.map(toAuditRow))

/**
 * Writes records that are given as JSON. What kind of account did it is looked up here, so that no door can forget it.
 *
 * @param given Placeholder of {@link auditValue}.
 * @param beside More to select from, with a comma behind it.
 */
export const auditInto = (given: string, { beside = '', where = '' } = {}): string => `
  insert into audit_record (${AUDIT_COLUMNS}, actor_kind)
  select act.*, case when act.actor_user_id = '' then 'system'
    when exists (select from bots where bots.userid = act.actor_user_id) then 'bot' else 'person' end
  from ${beside} jsonb_to_recordset(${given}::jsonb) as act (${AUDIT_RECORD}) ${where}`

const INSERT = auditInto('$1')

/** For the transaction of the change that the records are about. */
export const auditInsert = (records: readonly AuditRecord[]): { compile(): CompiledQuery } => ({
  compile: () => CompiledQuery.raw(INSERT, [auditValue(records)]),
})
