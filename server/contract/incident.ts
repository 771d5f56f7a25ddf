import { Type, type Static } from 'typebox'

import { CLOSED, Count, Id, OptionalId, StatusName, Time, Version } from './common.ts'

export const TaskStateName = Type.Enum(['', 'in_progress', 'closed'])

export const TaskSchema = Type.Object({
  id: Id,
  title: Type.String(),
  description: Type.String(),
  command: Type.String(),
  state: TaskStateName,
  state_modified: Time,
  state_modified_post_id: OptionalId,
  assignee_id: OptionalId,
  assignee_modified: Time,
  assignee_modified_post_id: OptionalId,
  command_last_run: Time,
})
export type Task = Static<typeof TaskSchema>

export const ChecklistSchema = Type.Object({ id: Id, title: Type.String(), items: Type.Array(TaskSchema) })
export type Checklist = Static<typeof ChecklistSchema>

export const TimelineEventSchema = Type.Object({
  id: Id,
  incident_id: Id,
  create_at: Time,
  delete_at: Time,
  event_at: Time,
  event_type: Type.String(),
  summary: Type.String(),
  details: Type.String(),
  post_id: OptionalId,
  subject_user_id: OptionalId,
  creator_user_id: OptionalId,
})
export type TimelineEvent = Static<typeof TimelineEventSchema>

export const StatusPostSchema = Type.Object({
  id: Id,
  status: StatusName,
  create_at: Time,
  delete_at: Time,
  author_user_id: Id,
  edit_at: Time,
})
export type StatusPost = Static<typeof StatusPostSchema>

export const IncidentSchema = Type.Object({
  id: Id,
  version: Version,
  name: Type.String(),
  description: Type.String(),
  commander_user_id: Id,
  reporter_user_id: Id,
  team_id: Id,
  channel_id: Id,
  channel_type: Type.Enum(['O', 'P']),
  channel_state: Type.Enum(['open', 'archived', 'deleted']),
  create_at: Time,
  update_at: Time,
  end_at: Time,
  delete_at: Time,
  active_stage: Type.Integer(),
  active_stage_title: Type.String(),
  post_id: OptionalId,
  playbook_id: OptionalId,
  checklists: Type.Array(ChecklistSchema),
  status_posts: Type.Array(StatusPostSchema),
  current_status: StatusName,
  reminder_post_id: OptionalId,
  reminder_at: Time,
  overdue: Type.Boolean(),
  previous_reminder: Type.Integer({ minimum: 0, description: 'Nanoseconds.' }),
  previous_reminder_seconds: Count,
  last_status_update_at: Time,
  broadcast_channel_id: OptionalId,
  announcement_channel_id: OptionalId,
  default_commander_id: OptionalId,
  reminder_message_template: Type.String(),
  invited_user_ids: Type.Array(Id),
  invited_group_ids: Type.Array(Id),
  webhook_on_creation_url: Type.String(),
  webhook_on_status_update_url: Type.String(),
  message_on_join: Type.String(),
  post_task_changes: Type.Boolean(),
  archive_channel_enabled: Type.Boolean(),
  retrospective_enabled: Type.Boolean(),
  retrospective: Type.String(),
  retrospective_published_at: Time,
  retrospective_published_by_user_id: OptionalId,
  retrospective_was_canceled: Type.Boolean(),
  retrospective_reminder_interval_seconds: Count,
  num_tasks: Count,
  num_tasks_closed: Count,
  timeline_events: Type.Array(TimelineEventSchema),
  timeline_truncated: Type.Boolean(),
  can_edit: Type.Boolean(),
})
export type Incident = Static<typeof IncidentSchema>

export const StartIncident = Type.Object(
  {
    name: Type.String(),
    team_id: Id,
    commander_user_id: Id,
    playbook_id: Type.Optional(OptionalId),
    post_id: Type.Optional(OptionalId),
    description: Type.Optional(Type.String()),
  },
  CLOSED,
)

export const ChangeDetails = Type.Object(
  { name: Type.Optional(Type.String()), description: Type.Optional(Type.String()) },
  { ...CLOSED, minProperties: 1 },
)

export const ChangeCommander = Type.Object({ commander_id: Id }, CLOSED)
