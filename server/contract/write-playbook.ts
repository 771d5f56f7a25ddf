import { Type, type Static, type TSchema } from 'typebox'

import { CLOSED, Id, OptionalId } from './common.ts'

/** Clients send back what they were given: these are looked at no further. */
const Ignored = Type.Optional(Type.Unknown({ description: 'Ignored.' }))
const EmptyText = Type.Optional(Type.Enum(['']))
const Zero = Type.Optional(Type.Enum([0]))
const Text = Type.Optional(Type.String())
const Switch = Type.Optional(Type.Boolean())
const Seconds = Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))
/** `null` is an empty list. */
const nullable = <Item extends TSchema>(item: Item) =>
  Type.Optional(Type.Union([Type.Array(item), Type.Null()]))

const TaskBody = Type.Object(
  {
    id: Type.Optional(Type.String({ description: 'Kept if this playbook has it, else a new one is given.' })),
    title: Text,
    description: Text,
    command: Text,
    state: EmptyText,
    state_modified: Zero,
    state_modified_post_id: EmptyText,
    assignee_id: EmptyText,
    assignee_modified: Zero,
    assignee_modified_post_id: EmptyText,
    command_last_run: Zero,
  },
  CLOSED,
)

const ChecklistBody = Type.Object(
  {
    id: Type.Optional(Type.String({ description: 'Kept if this playbook has it, else a new one is given.' })),
    title: Text,
    items: nullable(TaskBody),
  },
  CLOSED,
)
export type ChecklistBody = Static<typeof ChecklistBody>

const CONTENT = {
  title: Text,
  summary: Text,
  description: Text,
  create_public_incident: Switch,
  public: Switch,
  member_ids: nullable(Id),
  checklists: nullable(ChecklistBody),
  broadcast_channel_id: Type.Optional(OptionalId),
  reminder_message_template: Text,
  reminder_timer_default_seconds: Seconds,
  invite_users_enabled: Switch,
  invited_users_enabled: Type.Optional(
    Type.Boolean({ description: 'Another spelling of invite_users_enabled; false is ignored.' }),
  ),
  invited_user_ids: nullable(Id),
  invited_group_ids: nullable(Id),
  default_commander_enabled: Switch,
  default_commander_id: Type.Optional(OptionalId),
  announcement_channel_enabled: Switch,
  announcement_channel_id: Type.Optional(OptionalId),
  webhook_on_creation_enabled: Switch,
  webhook_on_creation_url: Text,
  webhook_on_status_update_enabled: Switch,
  webhook_on_status_update_url: Text,
  message_on_join_enabled: Switch,
  message_on_join: Text,
  post_task_changes: Switch,
  archive_channel_enabled: Switch,
  retrospective_enabled: Switch,
  retrospective_template: Text,
  retrospective_reminder_interval_seconds: Seconds,
}
export type PlaybookBody = Static<ReturnType<typeof Type.Object<typeof CONTENT>>>

const COMPUTED = {
  create_at: Ignored,
  update_at: Ignored,
  update_user_id: Ignored,
  num_stages: Ignored,
  num_steps: Ignored,
  can_manage_members: Ignored,
  can_delete: Ignored,
}

export const CreatePlaybook = Type.Object(
  {
    ...CONTENT,
    title: Type.String(),
    team_id: Id,
    id: EmptyText,
    delete_at: Zero,
    version: Ignored,
    ...COMPUTED,
  },
  CLOSED,
)

/** What is left out stays as it is. */
export const EditPlaybook = Type.Object(
  {
    ...CONTENT,
    id: Type.Optional(Type.String({ description: 'As it is, or empty.' })),
    team_id: Type.Optional(Type.String({ description: 'As it is, or empty.' })),
    delete_at: Zero,
    version: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'Refused with `stale_version` unless the playbook has this version.',
      }),
    ),
    ...COMPUTED,
  },
  CLOSED,
)

export const PlaybookMade = Type.Object({ id: Id })
