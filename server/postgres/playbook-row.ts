import type { Selectable } from 'kysely'

import type { ChecklistTemplate } from '../domain/checklist.ts'
import type { Playbook } from '../domain/playbook.ts'
import type { Tables } from './tables.ts'

/** The columns that a {@link Playbook} is made of: never the webhook secret. */
export const PLAYBOOK_COLUMNS = [
  'id',
  'version',
  'title',
  'team_id',
  'description',
  'create_public_incident',
  'public',
  'delete_at',
  'checklists',
  'broadcast_channel_id',
  'reminder_message_template',
  'reminder_timer_default_seconds',
  'invite_users_enabled',
  'invited_user_ids',
  'default_commander_enabled',
  'default_commander_id',
  'announcement_channel_enabled',
  'announcement_channel_id',
  'webhook_on_creation_enabled',
  'webhook_on_creation_url',
  'webhook_on_status_update_enabled',
  'webhook_on_status_update_url',
  'message_on_join_enabled',
  'message_on_join',
  'post_task_changes',
  'archive_channel_enabled',
  'retrospective_enabled',
  'retrospective_template',
  'retrospective_reminder_interval_seconds',
] as const satisfies readonly (keyof Tables['playbook'])[]

export type PlaybookRow = Pick<Selectable<Tables['playbook']>, (typeof PLAYBOOK_COLUMNS)[number]>

export const toPlaybook = (row: PlaybookRow): Playbook => ({
  id: row.id,
  version: row.version,
  title: row.title,
  teamId: row.team_id,
  description: row.description,
  createPublicIncident: row.create_public_incident,
  isPublic: row.public,
  isDeleted: row.delete_at > 0,
  checklists: row.checklists.map(toTemplate),
  broadcastChannelId: row.broadcast_channel_id,
  reminderMessageTemplate: row.reminder_message_template,
  reminderTimerDefaultSeconds: row.reminder_timer_default_seconds,
  inviteUsersEnabled: row.invite_users_enabled,
  invitedUserIds: row.invited_user_ids,
  defaultCommanderEnabled: row.default_commander_enabled,
  defaultCommanderId: row.default_commander_id,
  announcementChannelEnabled: row.announcement_channel_enabled,
  announcementChannelId: row.announcement_channel_id,
  webhookOnCreationEnabled: row.webhook_on_creation_enabled,
  webhookOnCreationUrl: row.webhook_on_creation_url,
  webhookOnStatusUpdateEnabled: row.webhook_on_status_update_enabled,
  webhookOnStatusUpdateUrl: row.webhook_on_status_update_url,
  messageOnJoinEnabled: row.message_on_join_enabled,
  messageOnJoin: row.message_on_join,
  postTaskChanges: row.post_task_changes,
  archiveChannelEnabled: row.archive_channel_enabled,
  retrospectiveEnabled: row.retrospective_enabled,
  retrospectiveTemplate: row.retrospective_template,
  retrospectiveReminderIntervalSeconds: row.retrospective_reminder_interval_seconds,
})

const toTemplate = ({ title, items }: PlaybookRow['checklists'][number]): ChecklistTemplate => ({
  title,
  tasks: items.map(({ title, description, command }) => ({ title, description, command })),
})
