import type * as wire from '../contract/playbook.ts'
import type { Playbook, PlaybookChecklist } from '../domain/playbook.ts'

type SeenPlaybook = Readonly<{ playbook: Playbook; canManageMembers: boolean; canDelete: boolean }>

/** A playbook for one caller. */
export const presentPlaybook = ({ playbook, canManageMembers, canDelete }: SeenPlaybook): wire.Playbook => ({
  ...presentHead(playbook),
  ...presentAutomation(playbook),
  ...presentTemplates(playbook),
  can_manage_members: canManageMembers,
  can_delete: canDelete,
})

const presentHead = (playbook: Playbook) => ({
  id: playbook.id,
  version: playbook.version,
  title: playbook.title,
  summary: playbook.summary,
  team_id: playbook.teamId,
  create_public_incident: playbook.createPublicIncident,
  public: playbook.isPublic,
  member_ids: [...playbook.memberIds],
  create_at: playbook.createAt.getTime(),
  update_at: playbook.updateAt.getTime(),
  update_user_id: playbook.updateUserId,
  // A deleted one is not answered at all.
  delete_at: 0,
  num_stages: playbook.numChecklists,
  num_steps: playbook.numTasks,
})

const presentAutomation = (playbook: Playbook) => ({
  broadcast_channel_id: playbook.broadcastChannelId,
  reminder_timer_default_seconds: playbook.reminderTimerDefaultSeconds,
  invite_users_enabled: playbook.inviteUsersEnabled,
  invited_user_ids: [...playbook.invitedUserIds],
  // Groups cannot be invited.
  invited_group_ids: [],
  default_commander_enabled: playbook.defaultCommanderEnabled,
  default_commander_id: playbook.defaultCommanderId,
  announcement_channel_enabled: playbook.announcementChannelEnabled,
  announcement_channel_id: playbook.announcementChannelId,
  webhook_on_creation_enabled: playbook.webhookOnCreationEnabled,
  webhook_on_creation_url: playbook.webhookOnCreationUrl,
  webhook_on_status_update_enabled: playbook.webhookOnStatusUpdateEnabled,
  webhook_on_status_update_url: playbook.webhookOnStatusUpdateUrl,
  message_on_join_enabled: playbook.messageOnJoinEnabled,
  post_task_changes: playbook.postTaskChanges,
  archive_channel_enabled: playbook.archiveChannelEnabled,
  retrospective_enabled: playbook.retrospectiveEnabled,
  retrospective_reminder_interval_seconds: playbook.retrospectiveReminderIntervalSeconds,
})

const presentTemplates = (playbook: Playbook) => ({
  description: playbook.description,
  checklists: playbook.checklists.map(presentChecklist),
  reminder_message_template: playbook.reminderMessageTemplate,
  message_on_join: playbook.messageOnJoin,
  retrospective_template: playbook.retrospectiveTemplate,
})

const presentChecklist = ({ id, title, tasks }: PlaybookChecklist): wire.Playbook['checklists'][number] => ({
  id,
  title,
  items: tasks.map((task) => ({
    id: task.id,
    title: task.title,
    description: task.description,
    command: task.command,
    ...NOTHING_DONE,
  })),
})

/** What only the task of an incident has; there for the one shape of tasks. */
const NOTHING_DONE = {
  state: '',
  state_modified: 0,
  state_modified_post_id: '',
  assignee_id: '',
  assignee_modified: 0,
  assignee_modified_post_id: '',
  command_last_run: 0,
} as const
