import type * as wire from '../contract/incident.ts'
import type { Checklist, Task } from '../domain/checklist.ts'
import type { Incident } from '../domain/incident.ts'
import type { Automation } from '../domain/playbook.ts'
import type { Retrospective } from '../domain/retrospective.ts'
import type { Status } from '../domain/status.ts'
import type { TimelineEvent } from '../domain/timeline.ts'

export type StatusPost = Readonly<{
  id: string
  status: Status
  authorId: string
  createAt: Date
  editAt: Date | undefined
  deleteAt: Date | undefined
}>

/** An incident with all that its page shows, for one caller. */
type SeenIncident = Readonly<{
  record: Readonly<{
    incident: Incident
    checklists: readonly Checklist[]
    statusPosts: readonly StatusPost[]
    timelineEvents: readonly TimelineEvent[]
    isTimelineTruncated: boolean
  }>
  canEdit: boolean
}>

const NANOSECONDS = 1_000_000_000

/** Milliseconds since 1970; 0 = never. */
export const presentTime = (at: Date | undefined): number => at?.getTime() ?? 0

/** Callers without the right to edit get no webhook addresses. */
export function presentIncident({ record, canEdit }: SeenIncident): wire.Incident {
  const { incident } = record
  return {
    ...presentHead(incident),
    checklists: record.checklists.map(presentChecklist),
    status_posts: record.statusPosts.map(presentStatusPost),
    ...presentReminder(incident),
    ...presentAutomation(incident.automation, canEdit),
    ...presentRetrospective(incident.retrospective),
    num_tasks: incident.numTasks,
    num_tasks_closed: incident.numTasksClosed,
    timeline_events: record.timelineEvents.map((event) => presentTimelineEvent(event, incident.id)),
    timeline_truncated: record.isTimelineTruncated,
    can_edit: canEdit,
  }
}

const presentHead = (incident: Incident) => ({
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
  create_at: presentTime(incident.createAt),
  update_at: presentTime(incident.updateAt),
  end_at: presentTime(incident.endAt),
  // Kept for the shape of v0: incidents are not deleted and have no stages.
  delete_at: 0,
  active_stage: 0,
  active_stage_title: '',
  post_id: incident.postId,
  playbook_id: incident.playbookId,
  current_status: incident.status,
})

export const presentPreviousReminder = ({ previousReminderSeconds }: Incident) => ({
  previous_reminder: previousReminderSeconds * NANOSECONDS,
  previous_reminder_seconds: previousReminderSeconds,
})

const presentReminder = (incident: Incident) => ({
  reminder_post_id: incident.reminderPostId,
  reminder_at: presentTime(incident.reminderAt),
  overdue: incident.isOverdue,
  ...presentPreviousReminder(incident),
  last_status_update_at: presentTime(incident.lastStatusUpdateAt),
})

const presentAutomation = (automation: Automation, canEdit: boolean) => ({
  broadcast_channel_id: automation.broadcastChannelId,
  announcement_channel_id: automation.announcementChannelId,
  default_commander_id: automation.defaultCommanderId,
  reminder_message_template: automation.reminderMessageTemplate,
  invited_user_ids: [...automation.invitedUserIds],
  // Playbooks cannot invite groups.
  invited_group_ids: [],
  webhook_on_creation_url: canEdit ? automation.webhookOnCreationUrl : '',
  webhook_on_status_update_url: canEdit ? automation.webhookOnStatusUpdateUrl : '',
  message_on_join: automation.messageOnJoin,
  post_task_changes: automation.postTaskChanges,
  archive_channel_enabled: automation.archiveChannelEnabled,
})

export const presentRetrospective = (retrospective: Retrospective) => ({
  retrospective_enabled: retrospective.isEnabled,
  retrospective: retrospective.text,
  retrospective_published_at: presentTime(retrospective.publishedAt),
  retrospective_published_by_user_id: retrospective.publishedById,
  retrospective_was_canceled: retrospective.wasCanceled,
  retrospective_reminder_interval_seconds: retrospective.reminderIntervalSeconds,
})

export const presentChecklist = ({ id, title, tasks }: Checklist): wire.Checklist => ({
  id,
  title,
  items: tasks.map(presentTask),
})

export const presentTask = (task: Task): wire.Task => ({
  id: task.id,
  title: task.title,
  description: task.description,
  command: task.command,
  state: task.state,
  state_modified: presentTime(task.stateModifiedAt),
  state_modified_post_id: task.stateModifiedPostId,
  assignee_id: task.assigneeId,
  assignee_modified: presentTime(task.assigneeModifiedAt),
  assignee_modified_post_id: task.assigneeModifiedPostId,
  command_last_run: presentTime(task.commandLastRunAt),
})

export const presentStatusPost = (post: StatusPost): wire.StatusPost => ({
  id: post.id,
  status: post.status,
  create_at: presentTime(post.createAt),
  delete_at: presentTime(post.deleteAt),
  author_user_id: post.authorId,
  edit_at: presentTime(post.editAt),
})

export const presentTimelineEvent = (event: TimelineEvent, incidentId: string): wire.TimelineEvent => ({
  id: event.id,
  incident_id: incidentId,
  create_at: presentTime(event.createAt),
  delete_at: 0,
  event_at: presentTime(event.eventAt),
  event_type: event.type,
  summary: event.summary,
  details: event.details,
  post_id: event.postId,
  subject_user_id: event.subjectId,
  creator_user_id: event.creatorId,
})
