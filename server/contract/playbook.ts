import { Type, type Static } from 'typebox'

import { CLOSED, Count, Id, OptionalId, Time, Version } from './common.ts'
import { ChecklistSchema } from './incident.ts'
import { Direction, listOf, PAGING } from './list.ts'

/** An answer; the same object can be changed and sent back with PUT. */
export const PlaybookSchema = Type.Object({
  id: Id,
  version: Version,
  title: Type.String(),
  summary: Type.String({ description: 'What the playbook is for.' }),
  description: Type.String({ description: 'Template of the overview of an incident.' }),
  team_id: Id,
  create_public_incident: Type.Boolean(),
  public: Type.Boolean(),
  member_ids: Type.Array(Id, { description: 'None: everyone on the team.' }),
  create_at: Time,
  update_at: Time,
  update_user_id: OptionalId,
  delete_at: Time,
  num_stages: Count,
  num_steps: Count,
  checklists: Type.Array(ChecklistSchema, { description: 'None in lists.' }),
  broadcast_channel_id: OptionalId,
  reminder_message_template: Type.String(),
  reminder_timer_default_seconds: Count,
  invite_users_enabled: Type.Boolean(),
  invited_user_ids: Type.Array(Id),
  invited_group_ids: Type.Array(Id, { description: 'Always empty.' }),
  default_commander_enabled: Type.Boolean(),
  default_commander_id: OptionalId,
  announcement_channel_enabled: Type.Boolean(),
  announcement_channel_id: OptionalId,
  webhook_on_creation_enabled: Type.Boolean(),
  webhook_on_creation_url: Type.String(),
  webhook_on_status_update_enabled: Type.Boolean(),
  webhook_on_status_update_url: Type.String(),
  message_on_join_enabled: Type.Boolean(),
  message_on_join: Type.String(),
  post_task_changes: Type.Boolean(),
  archive_channel_enabled: Type.Boolean(),
  retrospective_enabled: Type.Boolean(),
  retrospective_template: Type.String(),
  retrospective_reminder_interval_seconds: Count,
  can_manage_members: Type.Boolean(),
  can_delete: Type.Boolean(),
})
export type Playbook = Static<typeof PlaybookSchema>

export const PlaybookListQuery = Type.Object(
  {
    team_id: Id,
    search_term: Type.Optional(Type.String({ description: 'In the title; 1 to 64 characters.' })),
    member_only: Type.Optional(Type.Boolean({ description: 'Those that have the caller as a member.' })),
    sort: Type.Optional(Type.String({ description: 'title, stages or steps.' })),
    direction: Direction,
    ...PAGING,
  },
  CLOSED,
)

export const PlaybookList = listOf(PlaybookSchema)

export const PlaybookCount = Type.Object({ count: Count })

export const WebhookSecretSchema = Type.Object({
  secret: Type.String(),
  old_valid_until: Type.Integer({ minimum: 0, description: 'Until then the old one signs along; 0 = none.' }),
})
