import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** Read as whatever was stored; written as JSON text, since pg takes a list for an array of PostgreSQL. */
type Json = ColumnType<unknown, string, string>

export interface ServerTables {
  migration: MigrationRow
  setting: { name: string; value: Json; update_at: Generated<number>; update_user_id: Generated<string> }
  user_preference: { user_id: string; name: string; value: Json }
  outbox: OutboxRow
  idempotency_key: IdempotencyKeyRow
  team_hint: { team_id: string; told_at: number }
  audit_record: AuditRecordRow
}

interface MigrationRow {
  number: number
  name: string
  checksum: string
  /** Release that ran it. */
  program_version: string
  applied_at: number
}

interface OutboxRow {
  seq: GeneratedAlways<number>
  incident_id: Generated<string>
  kind: string
  /** Unique for ever; lets a receiver drop a repeat. */
  key: string
  payload: Json
  not_before: Generated<number>
  tries: Generated<number>
  last_error: Generated<string>
  /** When it was given up; 0 = still to be delivered. */
  dead_at: Generated<number>
  create_at: number
}

interface IdempotencyKeyRow {
  user_id: string
  route: string
  key: string
  body_hash: string
  /** Of the first answer; 0 while it is not there yet. */
  status: Generated<number>
  body: Generated<string>
  /** What the first request made. */
  object_id: Generated<string>
  create_at: number
  expire_at: number
}

interface AuditRecordRow {
  id: string
  at: number
  actor_user_id: Generated<string>
  actor_kind: string
  door: string
  action: string
  outcome: string
  object_type: Generated<string>
  object_id: Generated<string>
  incident_id: Generated<string>
  playbook_id: Generated<string>
  team_id: Generated<string>
  fields: ColumnType<Record<string, unknown>, string | undefined, never>
  request_id: Generated<string>
  ip_address: Generated<string>
}
