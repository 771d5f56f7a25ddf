import { Type, type Static } from 'typebox'

import { CLOSED, Id, OptionalId, Time } from './common.ts'
import { PAGING } from './list.ts'

/** Who did what, or tried to. Never with texts, titles, commands, addresses or secrets. */
export const AuditRecordSchema = Type.Object({
  id: Id,
  at: Time,
  actor_user_id: Type.String({ description: 'Empty where nobody asked: a timer, a hook.' }),
  actor_kind: Type.Enum(['person', 'bot', 'system']),
  door: Type.Enum(['rest', 'command', 'dialog', 'button', 'hook', 'job']),
  action: Type.String({ description: 'For example task.state.' }),
  outcome: Type.Enum(['done', 'refused', 'failed']),
  object_type: Type.String(),
  object_id: OptionalId,
  incident_id: OptionalId,
  playbook_id: OptionalId,
  team_id: OptionalId,
  fields: Type.Record(Type.String(), Type.Unknown(), {
    description: 'Names of what changed; of ids, enums, numbers and switches also from and to.',
  }),
  request_id: Type.String(),
  ip_address: Type.String({ description: 'Empty where it is not known.' }),
})
export type AuditRecord = Static<typeof AuditRecordSchema>

const When = Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))

export const AuditQuery = Type.Object(
  {
    since: When,
    until: When,
    incident_id: Type.Optional(Id),
    playbook_id: Type.Optional(Id),
    actor_user_id: Type.Optional(Id),
    action: Type.Optional(Type.String()),
    ...PAGING,
  },
  CLOSED,
)
