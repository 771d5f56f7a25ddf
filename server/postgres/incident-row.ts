import type { Selectable } from 'kysely'

import type { Incident } from '../domain/incident.ts'
import type { Automation } from '../domain/playbook.ts'
import type { Retrospective } from '../domain/retrospective.ts'
import { STATUSES, type Status } from '../domain/status.ts'
import { CHANNEL_STATE } from './facts.ts'
import type { Tables } from './tables.ts'
import { fromTime, toTime } from './times.ts'

/**
 * The columns that an {@link Incident} is made of. Always listed, never `*`: a column that another release adds
 * must not change the result of a prepared statement.
 */
export const INCIDENT_COLUMNS = [
  'id',
  'version',
  'name',
  'description',
  'commander_user_id',
  'reporter_user_id',
  'team_id',
  'channel_id',
  'channel_type',
  'channel_state',
  'post_id',
  'playbook_id',
  'status',
  'create_at',
  'update_at',
  'end_at',
  'reminder_at',
  'overdue',
  'reminder_key',
  'reminder_post_id',
  'previous_reminder_seconds',
  'last_status_update_at',
  'channel_archived_by_us',
  'broadcast_channel_id',
  'announcement_channel_id',
  'default_commander_id',
  'invited_user_ids',
  'webhook_on_creation_url',
  'webhook_on_status_update_url',
  'message_on_join',
  'reminder_message_template',
  'post_task_changes',
  'archive_channel_enabled',
  'retrospective_enabled',
  'retrospective',
  'retrospective_published_at',
  'retrospective_published_by_user_id',
  'retrospective_was_canceled',
  'retrospective_reminder_interval_seconds',
  'retrospective_reminder_at',
  'num_tasks',
  'num_tasks_closed',
] as const satisfies readonly (keyof Tables['incident'])[]

export type IncidentRow = Pick<Selectable<Tables['incident']>, (typeof INCIDENT_COLUMNS)[number]>

/** Of an incident as `i`; what is the channel's are our copies. */
export const INCIDENT = INCIDENT_COLUMNS.map((column) => `i.${column}`).join(', ')

/** What the host calls the incident's channel now; our copy where the channel is gone. */
export const LIVE_NAME = `coalesce(nullif(channel.displayname, ''), i.name)`

/** Whether the channel is public, likewise. */
export const LIVE_TYPE = `case when channel.type::text in ('O', 'P') then channel.type::text else i.channel_type end`

const LIVE: Readonly<Partial<Record<(typeof INCIDENT_COLUMNS)[number], string>>> = {
  name: LIVE_NAME,
  channel_type: LIVE_TYPE,
  channel_state: CHANNEL_STATE,
}

/** The same with what the host says now, of its channel as `channel`; our copies where the channel is gone. */
export const LIVE_INCIDENT = INCIDENT_COLUMNS.map((column) =>
  LIVE[column] ? `${LIVE[column]} as ${column}` : `i.${column}`,
).join(', ')

export const toIncident = (row: IncidentRow): Incident => ({
  id: row.id,
  version: row.version,
  name: row.name,
  description: row.description,
  commanderId: row.commander_user_id,
  reporterId: row.reporter_user_id,
  teamId: row.team_id,
  channelId: row.channel_id,
  channelType: row.channel_type,
  channelState: row.channel_state,
  postId: row.post_id,
  playbookId: row.playbook_id,
  status: toStatus(row.status),
  createAt: new Date(row.create_at),
  updateAt: new Date(row.update_at),
  endAt: toTime(row.end_at),
  reminderAt: toTime(row.reminder_at),
  isOverdue: row.overdue,
  reminderKey: row.reminder_key,
  reminderPostId: row.reminder_post_id,
  previousReminderSeconds: row.previous_reminder_seconds,
  lastStatusUpdateAt: toTime(row.last_status_update_at),
  isChannelArchivedByUs: row.channel_archived_by_us,
  automation: toAutomation(row),
  retrospective: toRetrospective(row),
  retrospectiveReminderAt: toTime(row.retrospective_reminder_at),
  numTasks: row.num_tasks,
  numTasksClosed: row.num_tasks_closed,
})

const toAutomation = (row: IncidentRow): Automation => ({
  broadcastChannelId: row.broadcast_channel_id,
  announcementChannelId: row.announcement_channel_id,
  defaultCommanderId: row.default_commander_id,
  invitedUserIds: row.invited_user_ids,
  webhookOnCreationUrl: row.webhook_on_creation_url,
  webhookOnStatusUpdateUrl: row.webhook_on_status_update_url,
  messageOnJoin: row.message_on_join,
  reminderMessageTemplate: row.reminder_message_template,
  postTaskChanges: row.post_task_changes,
  archiveChannelEnabled: row.archive_channel_enabled,
})

const toRetrospective = (row: IncidentRow): Retrospective => ({
  isEnabled: row.retrospective_enabled,
  text: row.retrospective,
  publishedAt: toTime(row.retrospective_published_at),
  publishedById: row.retrospective_published_by_user_id,
  wasCanceled: row.retrospective_was_canceled,
  reminderIntervalSeconds: row.retrospective_reminder_interval_seconds,
})

export const toIncidentRow = (incident: Incident): IncidentRow => ({
  id: incident.id,
  version: incident.version,
  name: incident.name,
  description: incident.description,
  commander_user_id: incident.commanderId,
  reporter_user_id: incident.reporterId,
  team_id: incident.teamId,
  channel_id: incident.channelId,
  channel_type: incident.channelType,
  channel_state: incident.channelState,
  post_id: incident.postId,
  playbook_id: incident.playbookId,
  status: fromStatus(incident.status),
  create_at: incident.createAt.getTime(),
  update_at: incident.updateAt.getTime(),
  end_at: fromTime(incident.endAt),
  reminder_at: fromTime(incident.reminderAt),
  overdue: incident.isOverdue,
  reminder_key: incident.reminderKey,
  reminder_post_id: incident.reminderPostId,
  previous_reminder_seconds: incident.previousReminderSeconds,
  last_status_update_at: fromTime(incident.lastStatusUpdateAt),
  channel_archived_by_us: incident.isChannelArchivedByUs,
  ...automationRow(incident.automation),
  ...retrospectiveRow(incident.retrospective),
  retrospective_reminder_at: fromTime(incident.retrospectiveReminderAt),
  num_tasks: incident.numTasks,
  num_tasks_closed: incident.numTasksClosed,
})

const automationRow = (automation: Automation) => ({
  broadcast_channel_id: automation.broadcastChannelId,
  announcement_channel_id: automation.announcementChannelId,
  default_commander_id: automation.defaultCommanderId,
  invited_user_ids: [...automation.invitedUserIds],
  webhook_on_creation_url: automation.webhookOnCreationUrl,
  webhook_on_status_update_url: automation.webhookOnStatusUpdateUrl,
  message_on_join: automation.messageOnJoin,
  reminder_message_template: automation.reminderMessageTemplate,
  post_task_changes: automation.postTaskChanges,
  archive_channel_enabled: automation.archiveChannelEnabled,
})

const retrospectiveRow = (retrospective: Retrospective) => ({
  retrospective_enabled: retrospective.isEnabled,
  retrospective: retrospective.text,
  retrospective_published_at: fromTime(retrospective.publishedAt),
  retrospective_published_by_user_id: retrospective.publishedById,
  retrospective_was_canceled: retrospective.wasCanceled,
  retrospective_reminder_interval_seconds: retrospective.reminderIntervalSeconds,
})

/** Columns hold 1 to 4, in life order. */
export function toStatus(number: number): Status {
  const status = STATUSES[number - 1]
  if (status === undefined) throw new Error(`No status has the number ${number}.`)
  return status
}

export const fromStatus = (status: Status): number => STATUSES.indexOf(status) + 1
