import type { ChecklistBody, PlaybookBody } from '../contract/write-playbook.ts'
import type { PlaybookEdit } from '../usecases/save-playbook.ts'

/** What a body wants changed, in the core's words. */
export const readPlaybookBody = (body: PlaybookBody): PlaybookEdit => ({
  title: body.title,
  summary: body.summary,
  description: body.description,
  createPublicIncident: body.create_public_incident,
  isPublic: body.public,
  memberIds: listIn(body.member_ids),
  checklists: listIn(body.checklists)?.map(readChecklist),
  broadcastChannelId: body.broadcast_channel_id,
  reminderMessageTemplate: body.reminder_message_template,
  reminderTimerDefaultSeconds: body.reminder_timer_default_seconds,
  // Some clients of v0 say it in other words, beside the usual ones.
  inviteUsersEnabled: body.invited_users_enabled === true ? true : body.invite_users_enabled,
  invitedUserIds: listIn(body.invited_user_ids),
  invitedGroupIds: listIn(body.invited_group_ids),
  defaultCommanderEnabled: body.default_commander_enabled,
  defaultCommanderId: body.default_commander_id,
  announcementChannelEnabled: body.announcement_channel_enabled,
  announcementChannelId: body.announcement_channel_id,
  webhookOnCreationEnabled: body.webhook_on_creation_enabled,
  webhookOnCreationUrl: body.webhook_on_creation_url,
  webhookOnStatusUpdateEnabled: body.webhook_on_status_update_enabled,
  webhookOnStatusUpdateUrl: body.webhook_on_status_update_url,
  messageOnJoinEnabled: body.message_on_join_enabled,
  messageOnJoin: body.message_on_join,
  postTaskChanges: body.post_task_changes,
  archiveChannelEnabled: body.archive_channel_enabled,
  retrospectiveEnabled: body.retrospective_enabled,
  retrospectiveTemplate: body.retrospective_template,
  retrospectiveReminderIntervalSeconds: body.retrospective_reminder_interval_seconds,
})

const readChecklist = ({ id, title, items }: ChecklistBody) => ({
  id,
  title,
  tasks: listIn(items)?.map(({ id, title, description, command }) => ({ id, title, description, command })),
})

/** `null` stands for an empty list. */
const listIn = <Item>(given: Item[] | null | undefined): Item[] | undefined => (given === null ? [] : given)
