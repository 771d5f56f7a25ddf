import type { Generated, GeneratedAlways } from 'kysely'

/** Only 1 to 4, in the order of an incident's life. */
type StatusNumber = number

export interface IncidentTables {
  incident: IncidentRow
  checklist: ChecklistRow
  task: TaskRow
  status_update: StatusUpdateRow
  timeline_event: TimelineEventRow
  participant: ParticipantRow
  welcome_seen: WelcomeSeenRow
}

interface IncidentRow {
  id: string
  version: Generated<number>
  phase: Generated<'starting' | 'started' | 'abandoned'>
  /** Last step of the start that is done; `""` before the first. */
  start_step: Generated<string>
  start_error: Generated<string>
  /** Last sign of life of the node that carries out the start. */
  start_seen_at: Generated<number>
  /** To be tried next, stored before the host is asked. */
  channel_name: Generated<string>
  team_id: string
  channel_id: Generated<string>
  /** A copy, as channel_type and channel_state are: the channel watch keeps them up to date. */
  name: string
  channel_type: 'O' | 'P'
  channel_state: Generated<'open' | 'archived' | 'deleted'>
  description: Generated<string>
  commander_user_id: string
  reporter_user_id: string
  post_id: Generated<string>
  playbook_id: Generated<string>
  status: Generated<StatusNumber>
  create_at: number
  update_at: number
  end_at: Generated<number>
  reminder_at: Generated<number>
  overdue: Generated<boolean>
  reminder_key: Generated<string>
  reminder_post_id: Generated<string>
  previous_reminder_seconds: Generated<number>
  last_status_update_at: Generated<number>
  broadcast_channel_id: Generated<string>
  announcement_channel_id: Generated<string>
  default_commander_id: Generated<string>
  invited_user_ids: Generated<string[]>
  reminder_message_template: Generated<string>
  webhook_on_creation_url: Generated<string>
  webhook_on_status_update_url: Generated<string>
  message_on_join: Generated<string>
  post_task_changes: Generated<boolean>
  archive_channel_enabled: Generated<boolean>
  retrospective_enabled: Generated<boolean>
  retrospective_reminder_interval_seconds: Generated<number>
  retrospective: Generated<string>
  retrospective_published_at: Generated<number>
  retrospective_published_by_user_id: Generated<string>
  retrospective_was_canceled: Generated<boolean>
  retrospective_reminder_at: Generated<number>
  retrospective_reminder_post_id: Generated<string>
  channel_archived_by_us: Generated<boolean>
  num_tasks: Generated<number>
  num_tasks_closed: Generated<number>
}

interface ChecklistRow {
  id: string
  incident_id: string
  title: string
  /** In steps of 65,536. */
  position: number
  create_at: number
  delete_at: Generated<number>
}

interface TaskRow {
  id: string
  incident_id: string
  checklist_id: string
  title: string
  description: Generated<string>
  command: Generated<string>
  state: Generated<'' | 'in_progress' | 'closed'>
  state_modified: Generated<number>
  state_modified_post_id: Generated<string>
  assignee_id: Generated<string>
  assignee_modified: Generated<number>
  assignee_modified_post_id: Generated<string>
  command_last_run: Generated<number>
  /** In steps of 65,536. */
  position: number
  create_at: number
  update_at: number
  delete_at: Generated<number>
}

interface StatusUpdateRow {
  id: string
  /** Order among updates of one millisecond. */
  seq: GeneratedAlways<number>
  incident_id: string
  author_user_id: string
  post_id: Generated<string>
  phase: Generated<'pending' | 'posted'>
  status: StatusNumber
  old_status: StatusNumber
  description: Generated<string>
  /** Only while pending; afterwards the host's post has it. */
  message: Generated<string>
  /** The channel was archived when the update was asked for. */
  restores_channel: Generated<boolean>
  reminder_seconds: Generated<number>
  broadcast: Generated<'none' | 'pending' | 'sent' | 'failed'>
  create_at: number
  edit_at: Generated<number>
  delete_at: Generated<number>
}

interface TimelineEventRow {
  id: string
  incident_id: string
  event_at: number
  create_at: number
  delete_at: Generated<number>
  event_type: string
  summary: Generated<string>
  details: Generated<string>
  post_id: Generated<string>
  subject_user_id: Generated<string>
  creator_user_id: Generated<string>
  /** Who took it off the record. */
  delete_user_id: Generated<string>
}

interface ParticipantRow {
  incident_id: string
  user_id: string
  first_joined_at: Generated<number>
  last_joined_at: Generated<number>
  /** 0 = in the channel. */
  left_at: Generated<number>
  /** Last time they posted, commanded or touched a task. */
  active_at: Generated<number>
}

interface WelcomeSeenRow {
  incident_id: string
  user_id: string
  pending_since: Generated<number>
  seen_at: Generated<number>
}
