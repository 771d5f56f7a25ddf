import type * as wire from '../contract/audit.ts'
import type { AuditedAct, AuditOutcome, Door } from '../domain/audit.ts'

type ReadAuditRecord = AuditedAct &
  Readonly<{
    id: string
    at: Date
    actor: Readonly<{ userId: string; requestId: string; door: Door; ipAddress: string }>
    actorKind: 'person' | 'bot' | 'system'
    outcome: AuditOutcome
  }>

export const presentAuditRecord = (record: ReadAuditRecord): wire.AuditRecord => ({
  id: record.id,
  at: record.at.getTime(),
  actor_user_id: record.actor.userId,
  actor_kind: record.actorKind,
  door: record.actor.door,
  action: record.action,
  outcome: record.outcome,
  object_type: record.object.type,
  object_id: record.object.id,
  incident_id: record.incidentId ?? '',
  playbook_id: record.playbookId ?? '',
  team_id: record.teamId ?? '',
  fields: { ...record.fields },
  request_id: record.actor.requestId,
  ip_address: record.actor.ipAddress,
})
