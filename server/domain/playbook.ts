export type PlaybookTask = Readonly<{
  id: string
  title: string
  description: string
  /** `""`, or the slash command with its slash. */
  command: string
}>
export type PlaybookChecklist = Readonly<{ id: string; title: string; tasks: readonly PlaybookTask[] }>

/** What its authors write. */
export type PlaybookContent = Readonly<{
  title: string
  /** What the playbook is for; not copied into incidents. */
  summary: string
  /** Template of the incident's overview. */
  description: string
  createPublicIncident: boolean
  checklists: readonly PlaybookChecklist[]
  broadcastChannelId: string
  reminderMessageTemplate: string
  /** 0 = none. */
  reminderTimerDefaultSeconds: number
  inviteUsersEnabled: boolean
  invitedUserIds: readonly string[]
  defaultCommanderEnabled: boolean
  defaultCommanderId: string
  announcementChannelEnabled: boolean
  announcementChannelId: string
  webhookOnCreationEnabled: boolean
  webhookOnCreationUrl: string
  webhookOnStatusUpdateEnabled: boolean
  webhookOnStatusUpdateUrl: string
  messageOnJoinEnabled: boolean
  messageOnJoin: string
  postTaskChanges: boolean
  archiveChannelEnabled: boolean
  retrospectiveEnabled: boolean
  retrospectiveTemplate: string
  /** 0 = remind once. */
  retrospectiveReminderIntervalSeconds: number
}>

/** Who may use it: the team, or its members. */
export type Sharing = Readonly<{
  isPublic: boolean
  /** In the order of the ids; none when it is public, at least one when it is not. */
  memberIds: readonly string[]
}>

/** The template an incident is started from. */
export type Playbook = PlaybookContent &
  Sharing &
  Readonly<{
    id: string
    version: number
    teamId: string
    createAt: Date
    updateAt: Date
    /** Who changed it last. */
    updateUserId: string
    /** Rows of lists come without checklists, but with their number. */
    numChecklists: number
    numTasks: number
  }>

/** What a playbook does on its own in an incident; copied at the start, with what is switched off left out. */
export type Automation = Readonly<{
  broadcastChannelId: string
  announcementChannelId: string
  defaultCommanderId: string
  invitedUserIds: readonly string[]
  webhookOnCreationUrl: string
  webhookOnStatusUpdateUrl: string
  messageOnJoin: string
  reminderMessageTemplate: string
  postTaskChanges: boolean
  archiveChannelEnabled: boolean
}>

export function automationOf(playbook: Playbook): Automation {
  return {
    broadcastChannelId: playbook.broadcastChannelId,
    announcementChannelId: playbook.announcementChannelEnabled ? playbook.announcementChannelId : '',
    defaultCommanderId: playbook.defaultCommanderEnabled ? playbook.defaultCommanderId : '',
    invitedUserIds: playbook.inviteUsersEnabled ? playbook.invitedUserIds : [],
    webhookOnCreationUrl: playbook.webhookOnCreationEnabled ? playbook.webhookOnCreationUrl : '',
    webhookOnStatusUpdateUrl: playbook.webhookOnStatusUpdateEnabled ? playbook.webhookOnStatusUpdateUrl : '',
    messageOnJoin: playbook.messageOnJoinEnabled ? playbook.messageOnJoin : '',
    reminderMessageTemplate: playbook.reminderMessageTemplate,
    postTaskChanges: playbook.postTaskChanges,
    archiveChannelEnabled: playbook.archiveChannelEnabled,
  }
}

/** Without a playbook everything that would happen by itself is off. */
export const NO_AUTOMATION: Automation = {
  broadcastChannelId: '',
  announcementChannelId: '',
  defaultCommanderId: '',
  invitedUserIds: [],
  webhookOnCreationUrl: '',
  webhookOnStatusUpdateUrl: '',
  messageOnJoin: '',
  reminderMessageTemplate: '',
  postTaskChanges: true,
  archiveChannelEnabled: false,
}
