import {
  changedFields,
  type AuditAction,
  type AuditColumn,
  type AuditedAct,
  type AuditFields,
} from '../domain/audit.ts'
import type { Playbook, PlaybookContent, Sharing } from '../domain/playbook.ts'

/** What is long, or an address, is only said to have changed. */
const CONTENT: Readonly<Record<keyof PlaybookContent, AuditColumn>> = {
  title: ['title', 'nothing'],
  summary: ['summary', 'nothing'],
  description: ['description', 'nothing'],
  createPublicIncident: ['create_public_incident', 'values'],
  checklists: ['checklists', 'nothing'],
  broadcastChannelId: ['broadcast_channel_id', 'values'],
  reminderMessageTemplate: ['reminder_message_template', 'nothing'],
  reminderTimerDefaultSeconds: ['reminder_timer_default_seconds', 'values'],
  inviteUsersEnabled: ['invite_users_enabled', 'values'],
  invitedUserIds: ['invited_user_ids', 'ids'],
  defaultCommanderEnabled: ['default_commander_enabled', 'values'],
  defaultCommanderId: ['default_commander_id', 'values'],
  announcementChannelEnabled: ['announcement_channel_enabled', 'values'],
  announcementChannelId: ['announcement_channel_id', 'values'],
  webhookOnCreationEnabled: ['webhook_on_creation_enabled', 'values'],
  webhookOnCreationUrl: ['webhook_on_creation_url', 'nothing'],
  webhookOnStatusUpdateEnabled: ['webhook_on_status_update_enabled', 'values'],
  webhookOnStatusUpdateUrl: ['webhook_on_status_update_url', 'nothing'],
  messageOnJoinEnabled: ['message_on_join_enabled', 'values'],
  messageOnJoin: ['message_on_join', 'nothing'],
  postTaskChanges: ['post_task_changes', 'values'],
  archiveChannelEnabled: ['archive_channel_enabled', 'values'],
  retrospectiveEnabled: ['retrospective_enabled', 'values'],
  retrospectiveTemplate: ['retrospective_template', 'nothing'],
  retrospectiveReminderIntervalSeconds: ['retrospective_reminder_interval_seconds', 'values'],
}

const SHARING: Readonly<Record<keyof Sharing, AuditColumn>> = {
  isPublic: ['public', 'values'],
  memberIds: ['member_ids', 'ids'],
}

type AboutPlaybook = Pick<Playbook, 'id' | 'teamId' | 'numChecklists' | 'numTasks'>

/** Something that happened to a playbook, with how large it is. */
export const playbookAct = (
  action: AuditAction,
  { id, teamId, numChecklists, numTasks }: AboutPlaybook,
  fields: AuditFields = {},
): AuditedAct => ({
  action,
  object: { type: 'playbook', id },
  playbookId: id,
  teamId,
  fields: { ...fields, num_checklists: numChecklists, num_tasks: numTasks },
})

/** Who shares in it from the beginning. */
export const createdPlaybook = (playbook: Playbook): AuditedAct =>
  playbookAct(
    'playbook.create',
    playbook,
    changedFields<Sharing>(SHARING, { isPublic: false, memberIds: [] }, playbook),
  )

/** What a save did: to what it says, and to who may use it. */
export function editedPlaybook(before: Playbook, after: Playbook): readonly AuditedAct[] {
  const content = changedFields<PlaybookContent>(CONTENT, before, after)
  const sharing = changedFields<Sharing>(SHARING, before, after)
  return [
    ...(isEmpty(content) ? [] : [playbookAct('playbook.edit', after, content)]),
    ...(isEmpty(sharing) ? [] : [playbookAct('playbook.members', after, sharing)]),
  ]
}

const isEmpty = (fields: AuditFields): boolean => Object.keys(fields).length === 0
