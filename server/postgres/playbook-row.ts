import type { Insertable, Selectable } from 'kysely'

import type { Playbook, PlaybookChecklist } from '../domain/playbook.ts'
import type { Tables } from './tables.ts'

/** The columns that a {@link Playbook} is made of: never the webhook secret. */
const COLUMNS = [
  'id',
  'version',
  'title',
  'summary',
  'description',
  'team_id',
  'create_at',
  'update_at',
  'update_user_id',
  'create_public_incident',
  'public',
  'num_stages',
  'num_steps',
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

/** What lists leave out: long texts, and addresses that only an editor needs. */
const HEAVY: Readonly<Partial<Record<(typeof COLUMNS)[number], string>>> = {
  checklists: `'[]'::jsonb`,
  description: `''`,
  reminder_message_template: `''`,
  retrospective_template: `''`,
  message_on_join: `''`,
  webhook_on_creation_url: `''`,
  webhook_on_status_update_url: `''`,
}

const MEMBER_IDS = `array(
    select user_id from playbook_member m where m.playbook_id = p.id order by user_id collate "C"
  ) as member_ids`

/** Of a playbook as `p`. */
export const PLAYBOOK = [...COLUMNS.map((column) => `p.${column}`), MEMBER_IDS].join(', ')
export const LISTED_PLAYBOOK = [
  ...COLUMNS.map((column) => (HEAVY[column] ? `${HEAVY[column]} as ${column}` : `p.${column}`)),
  MEMBER_IDS,
].join(', ')

export type PlaybookRow = Pick<Selectable<Tables['playbook']>, (typeof COLUMNS)[number]> &
  Readonly<{ member_ids: readonly string[] }>

export const toPlaybook = (row: PlaybookRow): Playbook => ({
  id: row.id,
  version: row.version,
  title: row.title,
  summary: row.summary,
  description: row.description,
  teamId: row.team_id,
  createAt: new Date(row.create_at),
  updateAt: new Date(row.update_at),
  updateUserId: row.update_user_id,
  createPublicIncident: row.create_public_incident,
  isPublic: row.public,
  memberIds: row.member_ids,
  numChecklists: row.num_stages,
  numTasks: row.num_steps,
  checklists: row.checklists.map(toChecklist),
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

const toChecklist = ({ id, title, items }: PlaybookRow['checklists'][number]): PlaybookChecklist => ({
  id,
  title,
  tasks: items.map(({ id, title, description, command }) => ({ id, title, description, command })),
})

/** What a save can change. */
export const toChangedRow = (playbook: Playbook) => ({
  version: playbook.version,
  title: playbook.title,
  summary: playbook.summary,
  description: playbook.description,
  update_at: playbook.updateAt.getTime(),
  update_user_id: playbook.updateUserId,
  create_public_incident: playbook.createPublicIncident,
  public: playbook.isPublic,
  num_stages: playbook.numChecklists,
  num_steps: playbook.numTasks,
  checklists: JSON.stringify(
    playbook.checklists.map(({ id, title, tasks }) => ({ id, title, items: tasks })),
  ),
  broadcast_channel_id: playbook.broadcastChannelId,
  reminder_message_template: playbook.reminderMessageTemplate,
  reminder_timer_default_seconds: playbook.reminderTimerDefaultSeconds,
  invite_users_enabled: playbook.inviteUsersEnabled,
  invited_user_ids: [...playbook.invitedUserIds],
  default_commander_enabled: playbook.defaultCommanderEnabled,
  default_commander_id: playbook.defaultCommanderId,
  announcement_channel_enabled: playbook.announcementChannelEnabled,
  announcement_channel_id: playbook.announcementChannelId,
  webhook_on_creation_enabled: playbook.webhookOnCreationEnabled,
  webhook_on_creation_url: playbook.webhookOnCreationUrl,
  webhook_on_status_update_enabled: playbook.webhookOnStatusUpdateEnabled,
  webhook_on_status_update_url: playbook.webhookOnStatusUpdateUrl,
  message_on_join_enabled: playbook.messageOnJoinEnabled,
  message_on_join: playbook.messageOnJoin,
  post_task_changes: playbook.postTaskChanges,
  archive_channel_enabled: playbook.archiveChannelEnabled,
  retrospective_enabled: playbook.retrospectiveEnabled,
  retrospective_template: playbook.retrospectiveTemplate,
  retrospective_reminder_interval_seconds: playbook.retrospectiveReminderIntervalSeconds,
})

/** Its author is whoever changed it last. */
export const toNewRow = (playbook: Playbook, webhookSecret: string): Insertable<Tables['playbook']> => ({
  ...toChangedRow(playbook),
  id: playbook.id,
  team_id: playbook.teamId,
  create_at: playbook.createAt.getTime(),
  creator_user_id: playbook.updateUserId,
  webhook_secret: webhookSecret,
})
