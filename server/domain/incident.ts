import { checklistsFrom, type Checklist, type Task } from './checklist.ts'
import { countTasks } from './checklists.ts'
import type { ChangeFact, Fact } from './facts.ts'
import { automationOf, NO_AUTOMATION, type Automation, type Playbook } from './playbook.ts'
import { DEFAULT_RETROSPECTIVE_TEMPLATE, unwritten, type Retrospective } from './retrospective.ts'
import type { Status } from './status.ts'

export type ChannelType = 'O' | 'P'

export type ChannelState = 'open' | 'archived' | 'deleted'

/** What the host decides about an incident's channel. */
export type Channel = Readonly<{ name: string; type: ChannelType; state: ChannelState }>

/**
 * An incident without its checklists and record: what every change needs. What is the channel's (name, type, state) is
 * as the host has it now where it was read to be shown, and as we last knew it where it was read to be changed.
 */
export type Incident = Readonly<{
  id: string
  version: number
  name: string
  description: string
  commanderId: string
  reporterId: string
  teamId: string
  /** `""` until the channel is made. */
  channelId: string
  channelType: ChannelType
  channelState: ChannelState
  postId: string
  playbookId: string
  status: Status
  createAt: Date
  updateAt: Date
  endAt: Date | undefined
  reminderAt: Date | undefined
  isOverdue: boolean
  /** Of the reminder post in the outbox or the channel; `""` = none. */
  reminderKey: string
  reminderPostId: string
  /** 0 = none. */
  previousReminderSeconds: number
  lastStatusUpdateAt: Date | undefined
  /** The playbook's option has archived the channel, or is about to. */
  isChannelArchivedByUs: boolean
  automation: Automation
  retrospective: Retrospective
  /** When the retrospective is asked for again. */
  retrospectiveReminderAt: Date | undefined
  numTasks: number
  numTasksClosed: number
}>

/** Fields that may change while an incident is open and that pages show. */
export const CHANGEABLE_FIELDS = [
  'name',
  'description',
  'commanderId',
  'channelType',
  'channelState',
  'status',
  'endAt',
  'reminderAt',
  'isOverdue',
  'reminderPostId',
  'previousReminderSeconds',
  'lastStatusUpdateAt',
  'retrospective',
  'numTasks',
  'numTasksClosed',
] as const satisfies readonly (keyof Incident)[]

export type ChangeableField = (typeof CHANGEABLE_FIELDS)[number]

/** Also the display name of its channel. */
export const INCIDENT_NAME = { field: 'name', label: 'The name', min: 2, max: 64, oneLine: true }
export const INCIDENT_DESCRIPTION = { field: 'description', label: 'The description', min: 0, max: 4096 }

export type Transition = Readonly<{ incident: Incident; facts: readonly Fact[] }>

export type NewIncident = Readonly<{ incident: Incident; checklists: readonly Checklist[] }>

export type StartOrder = Readonly<{
  id: string
  name: string
  /** Blank: the playbook's overview template is used. */
  description: string
  teamId: string
  reporterId: string
  commanderId: string
  postId: string
  playbook: Playbook | undefined
  at: Date
}>

const CHECKLIST_WITHOUT_PLAYBOOK = [{ title: 'Checklist', tasks: [] }]

/** The incident as it is before its channel exists. */
export function newIncident(order: StartOrder, newId: () => string): NewIncident {
  const { playbook } = order
  const checklists = checklistsFrom(playbook?.checklists ?? CHECKLIST_WITHOUT_PLAYBOOK, newId)
  return {
    incident: { ...blank(order), ...fromPlaybook(order), numTasks: countTasks(checklists) },
    checklists,
  }
}

const fromPlaybook = ({ playbook, description }: StartOrder) =>
  playbook
    ? {
        description: description || playbook.description,
        channelType: channelTypeFor(playbook),
        playbookId: playbook.id,
        previousReminderSeconds: playbook.reminderTimerDefaultSeconds,
        automation: automationOf(playbook),
        retrospective: unwritten(
          playbook.retrospectiveTemplate,
          playbook.retrospectiveReminderIntervalSeconds,
          playbook.retrospectiveEnabled,
        ),
      }
    : { retrospective: unwritten(DEFAULT_RETROSPECTIVE_TEMPLATE, 0, true) }

/** A playbook decides the type of its channels; without one the channel is public. */
export const channelTypeFor = (playbook: Playbook | undefined): ChannelType =>
  playbook === undefined || playbook.createPublicIncident ? 'O' : 'P'

const blank = (order: StartOrder): Incident => ({
  id: order.id,
  version: 1,
  name: order.name,
  description: order.description,
  commanderId: order.commanderId,
  reporterId: order.reporterId,
  teamId: order.teamId,
  channelId: '',
  channelType: 'O',
  channelState: 'open',
  postId: order.postId,
  playbookId: '',
  status: 'Reported',
  createAt: order.at,
  updateAt: order.at,
  endAt: undefined,
  reminderAt: undefined,
  isOverdue: false,
  reminderKey: '',
  reminderPostId: '',
  previousReminderSeconds: 0,
  lastStatusUpdateAt: undefined,
  isChannelArchivedByUs: false,
  automation: NO_AUTOMATION,
  retrospective: unwritten('', 0, false),
  retrospectiveReminderAt: undefined,
  numTasks: 0,
  numTasksClosed: 0,
})

/** The moment the incident is open: channel, bot, reporter and commander are there. Raises no version. */
export const opened = (incident: Incident): Transition => ({
  incident,
  facts: [{ kind: 'incident_started', by: incident.reporterId, at: incident.createAt }],
})

/** The incident with one of its tasks changed: its counters follow. */
export const withTask = (incident: Incident, before: Task, after: Task): Incident => ({
  ...incident,
  numTasksClosed: incident.numTasksClosed + closed(after) - closed(before),
})

/** The incident without one of its tasks. */
export const withoutTask = (incident: Incident, task: Task): Incident => ({
  ...incident,
  numTasks: incident.numTasks - 1,
  numTasksClosed: incident.numTasksClosed - closed(task),
})

const closed = (task: Task): number => (task.state === 'closed' ? 1 : 0)

/** The incident with its checklists as they are now: its counters follow. */
export const withChecklists = (incident: Incident, checklists: readonly Checklist[]): Incident => ({
  ...incident,
  numTasks: countTasks(checklists),
  numTasksClosed: checklists.flatMap(({ tasks }) => tasks).reduce((sum, task) => sum + closed(task), 0),
})

type ChangedIncident = Readonly<{ incident: Incident; facts: readonly ChangeFact[] }>

/** Somebody else commands from now on; the same person again makes no fact. */
export function handOver(incident: Incident, to: string, by: string, at: Date): ChangedIncident {
  const from = incident.commanderId
  if (from === to) return { incident, facts: [] }
  return {
    incident: { ...incident, commanderId: to },
    facts: [{ kind: 'commander_changed', from, to, by, at }],
  }
}

/** A new name, or the one it has, which makes no fact. The channel is renamed beside. */
export function renamed(incident: Incident, name: string, by: string, at: Date): ChangedIncident {
  if (incident.name === name) return { incident, facts: [] }
  return { incident: { ...incident, name }, facts: [{ kind: 'incident_renamed', by, at }] }
}

/** A new overview, or the one it has, which makes no fact. */
export function described(incident: Incident, description: string, by: string, at: Date): ChangedIncident {
  if (incident.description === description) return { incident, facts: [] }
  return { incident: { ...incident, description }, facts: [{ kind: 'incident_described', by, at }] }
}

/** One version step. */
export const nextVersion = (incident: Incident, at: Date): Incident => ({
  ...incident,
  version: incident.version + 1,
  updateAt: at,
})
