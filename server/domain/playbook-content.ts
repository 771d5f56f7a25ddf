import { invalid } from './errors.ts'
import { editChecklists, type ChecklistEdit } from './playbook-checklists.ts'
import { PLAYBOOK_LIMITS as LIMITS } from './playbook-limits.ts'
import type { PlaybookContent } from './playbook.ts'
import { DEFAULT_RETROSPECTIVE_TEMPLATE } from './retrospective.ts'
import { cleanText, type TextRule } from './text.ts'
import { cleanWebhookUrl } from './webhook-url.ts'

/** What is left out stays as it is. */
export type ContentEdit = Readonly<
  { [Field in keyof Omit<PlaybookContent, 'checklists'>]?: PlaybookContent[Field] | undefined } & {
    checklists?: readonly ChecklistEdit[] | undefined
    /** None can be invited. */
    invitedGroupIds?: readonly string[] | undefined
  }
>

/** What a new playbook is made of where nothing else is said; the title has to be. */
export const blankContent = (welcome: string): PlaybookContent => ({
  title: '',
  summary: '',
  description: '',
  createPublicIncident: false,
  checklists: [],
  broadcastChannelId: '',
  reminderMessageTemplate: '',
  reminderTimerDefaultSeconds: 0,
  inviteUsersEnabled: false,
  invitedUserIds: [],
  defaultCommanderEnabled: false,
  defaultCommanderId: '',
  announcementChannelEnabled: false,
  announcementChannelId: '',
  webhookOnCreationEnabled: false,
  webhookOnCreationUrl: '',
  webhookOnStatusUpdateEnabled: false,
  webhookOnStatusUpdateUrl: '',
  messageOnJoinEnabled: false,
  messageOnJoin: welcome,
  postTaskChanges: true,
  archiveChannelEnabled: false,
  retrospectiveEnabled: true,
  retrospectiveTemplate: DEFAULT_RETROSPECTIVE_TEMPLATE,
  retrospectiveReminderIntervalSeconds: 0,
})

/**
 * The content after an edit. What does not change is kept as it is, whatever the rules are by now; whether the people
 * and channels that it names are there is for others to judge.
 *
 * @throws {IncidentError} `invalid`, naming the field.
 */
export function editContent(
  present: PlaybookContent,
  edit: ContentEdit,
  newId: () => string,
): PlaybookContent {
  const { checklists, invitedGroupIds = [] } = edit
  if (invitedGroupIds.length > 0) throw invalid('Groups cannot be invited.', 'invited_group_ids')
  const content = {
    ...textsOf(present, edit),
    ...channelsAndPeopleOf(present, edit),
    ...webhooksOf(present, edit),
    ...optionsOf(present, edit),
    checklists: checklists ? editChecklists(present.checklists, checklists, newId) : present.checklists,
  }
  mustBeUsable(content)
  return content
}

const TEXTS = {
  title: { field: 'title', label: 'The title', ...LIMITS.title, oneLine: true },
  summary: { field: 'summary', label: 'The description', ...LIMITS.summary },
  description: { field: 'description', label: 'The incident overview template', ...LIMITS.description },
  reminderMessageTemplate: {
    field: 'reminder_message_template',
    label: 'The incident update template',
    ...LIMITS.reminderMessageTemplate,
  },
  messageOnJoin: { field: 'message_on_join', label: 'The welcome message', ...LIMITS.messageOnJoin },
  retrospectiveTemplate: {
    field: 'retrospective_template',
    label: 'The retrospective template',
    ...LIMITS.retrospectiveTemplate,
  },
} as const satisfies Partial<Record<keyof PlaybookContent, TextRule>>

function textsOf(present: PlaybookContent, edit: ContentEdit) {
  const textOf = (field: keyof typeof TEXTS): string => {
    const given = edit[field]
    if (given === undefined || (given === present[field] && given !== '')) return present[field]
    return cleanText(given, TEXTS[field])
  }
  return {
    title: textOf('title'),
    summary: textOf('summary'),
    description: textOf('description'),
    reminderMessageTemplate: textOf('reminderMessageTemplate'),
    messageOnJoin: textOf('messageOnJoin'),
    retrospectiveTemplate: textOf('retrospectiveTemplate'),
  }
}

const channelsAndPeopleOf = (present: PlaybookContent, edit: ContentEdit) => ({
  broadcastChannelId: edit.broadcastChannelId ?? present.broadcastChannelId,
  announcementChannelEnabled: edit.announcementChannelEnabled ?? present.announcementChannelEnabled,
  announcementChannelId: edit.announcementChannelId ?? present.announcementChannelId,
  inviteUsersEnabled: edit.inviteUsersEnabled ?? present.inviteUsersEnabled,
  invitedUserIds: edit.invitedUserIds ? invited(present, edit.invitedUserIds) : present.invitedUserIds,
  defaultCommanderEnabled: edit.defaultCommanderEnabled ?? present.defaultCommanderEnabled,
  defaultCommanderId: edit.defaultCommanderId ?? present.defaultCommanderId,
})

function invited(present: PlaybookContent, given: readonly string[]): readonly string[] {
  const ids = [...new Set(given)]
  const max = Math.max(LIMITS.invitedUsers, present.invitedUserIds.length)
  if (ids.length > max) throw invalid(`A playbook may invite at most ${max} people.`, 'invited_user_ids')
  return ids
}

function webhooksOf(present: PlaybookContent, edit: ContentEdit) {
  const urlOf = (field: 'webhookOnCreationUrl' | 'webhookOnStatusUpdateUrl', name: string): string => {
    const given = edit[field]
    return given === undefined || given === present[field] ? present[field] : cleanWebhookUrl(given, name)
  }
  return {
    webhookOnCreationEnabled: edit.webhookOnCreationEnabled ?? present.webhookOnCreationEnabled,
    webhookOnCreationUrl: urlOf('webhookOnCreationUrl', 'webhook_on_creation_url'),
    webhookOnStatusUpdateEnabled: edit.webhookOnStatusUpdateEnabled ?? present.webhookOnStatusUpdateEnabled,
    webhookOnStatusUpdateUrl: urlOf('webhookOnStatusUpdateUrl', 'webhook_on_status_update_url'),
  }
}

const SECONDS = {
  reminderTimerDefaultSeconds: { field: 'reminder_timer_default_seconds', ...LIMITS.reminderSeconds },
  retrospectiveReminderIntervalSeconds: {
    field: 'retrospective_reminder_interval_seconds',
    ...LIMITS.retrospectiveReminderSeconds,
  },
} as const

function optionsOf(present: PlaybookContent, edit: ContentEdit) {
  const secondsOf = (name: keyof typeof SECONDS): number => {
    const given = edit[name] ?? present[name]
    const { field, min, max } = SECONDS[name]
    if (given === present[name] || given === 0 || (given >= min && given <= max)) return given
    throw invalid(`${field} must be 0, or ${min} to ${max}.`, field)
  }
  return {
    createPublicIncident: edit.createPublicIncident ?? present.createPublicIncident,
    messageOnJoinEnabled: edit.messageOnJoinEnabled ?? present.messageOnJoinEnabled,
    postTaskChanges: edit.postTaskChanges ?? present.postTaskChanges,
    archiveChannelEnabled: edit.archiveChannelEnabled ?? present.archiveChannelEnabled,
    retrospectiveEnabled: edit.retrospectiveEnabled ?? present.retrospectiveEnabled,
    reminderTimerDefaultSeconds: secondsOf('reminderTimerDefaultSeconds'),
    retrospectiveReminderIntervalSeconds: secondsOf('retrospectiveReminderIntervalSeconds'),
  }
}

/** What is switched on has what it needs. */
function mustBeUsable(content: PlaybookContent): void {
  if (content.messageOnJoinEnabled && content.messageOnJoin === '') {
    throw invalid('Enter a welcome message, or switch it off.', 'message_on_join')
  }
  if (content.webhookOnCreationEnabled && content.webhookOnCreationUrl === '') {
    throw invalid('Enter a webhook address, or switch it off.', 'webhook_on_creation_url')
  }
  if (content.webhookOnStatusUpdateEnabled && content.webhookOnStatusUpdateUrl === '') {
    throw invalid('Enter a webhook address, or switch it off.', 'webhook_on_status_update_url')
  }
}
