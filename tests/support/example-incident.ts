import type { Task } from '../../server/domain/checklist.ts'
import type { Incident } from '../../server/domain/incident.ts'
import type { IncidentRecord } from '../../server/usecases/ports/reads.ts'

export const ids = {
  incident: 'wj3drgzdpnf54rxf5d8qd3dqne',
  team: 'ih1r84kij94nrwis97rft6rduh',
  ann: '1asb7sk89dp1ex339fkh3te5t4',
  bob: 'saqjfmjqqy9mo1yj4zwed73333',
  channel: '14j8umgczgrdp95w77zuxmxfu9',
  playbook: '889766ufjgio6kbpzjbufozksq',
  checklist: 'iqcx3qc9sbbt6ocshszfqgq6ci',
  task: 'sjebyge5cpbop1xwo4eds74ejb',
  otherTask: 'hmyjmj68dw6gdxctnghbrhwcth',
  event: 'o87yi4tenx8kodmcuup1hmtsbo',
} as const

const startedAt = new Date(1_763_856_000_000)

const openTask: Task = {
  id: ids.task,
  checklistId: ids.checklist,
  position: 1,
  title: 'Find who is on call',
  description: '',
  command: '/oncall payments',
  state: '',
  stateModifiedAt: undefined,
  stateModifiedPostId: '',
  assigneeId: '',
  assigneeModifiedAt: undefined,
  assigneeModifiedPostId: '',
  commandLastRunAt: undefined,
}

export const closedTask: Task = {
  ...openTask,
  state: 'closed',
  stateModifiedAt: new Date(1_763_856_120_000),
}

const incident: Incident = {
  id: ids.incident,
  version: 1,
  name: 'Payments answer 502',
  description: '**Summary**\n\n**Impact**',
  commanderId: ids.ann,
  reporterId: ids.ann,
  teamId: ids.team,
  channelId: ids.channel,
  channelType: 'O',
  channelState: 'open',
  postId: '',
  playbookId: ids.playbook,
  status: 'Reported',
  createAt: startedAt,
  updateAt: startedAt,
  endAt: undefined,
  reminderAt: undefined,
  isOverdue: false,
  reminderKey: '',
  reminderPostId: '',
  previousReminderSeconds: 900,
  lastStatusUpdateAt: undefined,
  isChannelArchivedByUs: false,
  automation: {
    broadcastChannelId: '',
    announcementChannelId: '',
    defaultCommanderId: '',
    invitedUserIds: [ids.bob],
    webhookOnCreationUrl: 'https://hooks.example.org/incidents',
    webhookOnStatusUpdateUrl: '',
    messageOnJoin: '',
    reminderMessageTemplate: 'What changed? Who is affected?',
    postTaskChanges: true,
    archiveChannelEnabled: false,
  },
  retrospective: {
    isEnabled: true,
    text: '### Summary\n',
    publishedAt: undefined,
    publishedById: '',
    wasCanceled: false,
    reminderIntervalSeconds: 86_400,
  },
  retrospectiveReminderAt: undefined,
  numTasks: 2,
  numTasksClosed: 0,
}

/** The incident of the worked example in the REST specification, as the domain knows it. */
export const exampleRecord: IncidentRecord = {
  incident,
  checklists: [
    {
      id: ids.checklist,
      title: 'Triage',
      position: 1,
      tasks: [
        openTask,
        {
          ...openTask,
          id: ids.otherTask,
          position: 2,
          title: 'Tell support',
          description: 'Use the *short* text.',
          command: '',
        },
      ],
    },
  ],
  statusPosts: [],
  timelineEvents: [
    {
      id: ids.event,
      eventAt: startedAt,
      createAt: startedAt,
      type: 'incident_created',
      summary: '',
      details: '',
      postId: '',
      subjectId: ids.ann,
      creatorId: '',
    },
  ],
  isTimelineTruncated: false,
}
