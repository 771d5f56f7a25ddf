import type { Checklist, Incident, Task } from '../../../../server/contract/incident.ts'
import type { Playbook } from '../../../../server/contract/playbook.ts'
import { DEFAULT_RETROSPECTIVE_TEMPLATE } from '../../../../server/domain/retrospective.ts'

/** A playbook as it is being written: what was read with its changes, so that nothing gets lost; new ones have no id. */
export type Draft = Playbook

/** Where a new playbook belongs and who writes it. */
export interface Beginnings {
  readonly teamId: string
  readonly userId: string
  /** What newcomers are greeted with where nothing else is said. */
  readonly welcome: string
  readonly newId: () => string
}

/** Everything off, for its author alone. */
export const emptyDraft = ({ teamId, userId, welcome }: Beginnings): Draft => ({
  ...NOTHING,
  team_id: teamId,
  member_ids: [userId],
  message_on_join: welcome,
})

/** One checklist with one empty task. @param updateTemplate The structure for updates that it offers. */
export const blankDraft = (beginnings: Beginnings, updateTemplate: string, title: string): Draft => ({
  ...emptyDraft(beginnings),
  reminder_message_template: updateTemplate,
  checklists: [{ id: beginnings.newId(), title, items: [emptyTask(beginnings.newId())] }],
})

/** With the checklists of an incident: no states, no assignees. */
export const draftFromIncident = ({ name, checklists }: Incident, beginnings: Beginnings): Draft => ({
  ...emptyDraft(beginnings),
  title: name,
  checklists: checklists.map(({ title, items }) => ({
    id: beginnings.newId(),
    title,
    items: items.map(({ title, description, command }) => ({
      ...emptyTask(beginnings.newId()),
      title,
      description,
      command,
    })),
  })),
})

export const emptyChecklist = (id: string, title: string): Checklist => ({ id, title, items: [] })

export const emptyTask = (id: string): Task => ({
  id,
  title: '',
  description: '',
  command: '',
  state: '',
  state_modified: 0,
  state_modified_post_id: '',
  assignee_id: '',
  assignee_modified: 0,
  assignee_modified_post_id: '',
  command_last_run: 0,
})

/** Neither name nor command nor description: it is not worth keeping. */
export const isBlank = ({ title, command, description }: Task): boolean =>
  [title, commandOf(command), description].every((text) => text.trim() === '')

/** A slash alone is no command. */
export const commandOf = (typed: string): string => (typed.trim() === '/' ? '' : typed.trim())

const NOTHING: Draft = {
  id: '',
  version: 0,
  title: '',
  summary: '',
  description: '',
  team_id: '',
  create_public_incident: false,
  public: false,
  member_ids: [],
  create_at: 0,
  update_at: 0,
  update_user_id: '',
  delete_at: 0,
  num_stages: 0,
  num_steps: 0,
  checklists: [],
  broadcast_channel_id: '',
  reminder_message_template: '',
  reminder_timer_default_seconds: 0,
  invite_users_enabled: false,
  invited_user_ids: [],
  invited_group_ids: [],
  default_commander_enabled: false,
  default_commander_id: '',
  announcement_channel_enabled: false,
  announcement_channel_id: '',
  webhook_on_creation_enabled: false,
  webhook_on_creation_url: '',
  webhook_on_status_update_enabled: false,
  webhook_on_status_update_url: '',
  message_on_join_enabled: false,
  message_on_join: '',
  post_task_changes: true,
  archive_channel_enabled: false,
  retrospective_enabled: true,
  retrospective_template: DEFAULT_RETROSPECTIVE_TEMPLATE,
  retrospective_reminder_interval_seconds: 0,
  can_manage_members: true,
  can_delete: true,
}
