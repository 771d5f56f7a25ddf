import type { Fact } from '../domain/facts.ts'
import type { Incident } from '../domain/incident.ts'
import type { TimelineEvent } from '../domain/timeline.ts'
import { say } from './messages.ts'
import type { ChangedParts, NewId, OutboxEntry, Person } from './ports.ts'

export type Effects = Readonly<{ timelineEvents: readonly TimelineEvent[]; outbox: readonly OutboxEntry[] }>

/** What the sentences need besides the fact itself. */
export type Circumstances = Readonly<{
  /** As it is after the change. */
  incident: Incident
  /** False while the channel is archived: the record has it, nobody is posted to. */
  mayPost: boolean
  actorName: string
  newId: NewId
}>

export type StartCircumstances = Readonly<{
  incident: Incident
  commander: Person
  reporter: Person
  newId: NewId
}>

type TaskFact = Extract<Fact, { kind: 'task_state_changed' }>

/** The record entry, the quiet post and the event of one version step. */
export function effectsOfTaskChange(fact: TaskFact, circumstances: Circumstances): Effects {
  const { incident, mayPost, actorName, newId } = circumstances
  const event = entry(newId(), 'task_state_modified', fact, say.taskChangedSummary(fact.task))
  const isPosted = incident.automation.postTaskChanges && mayPost
  const post = postEntry(incident, say.taskChanged(actorName, fact.task), newId(), event.id, fact.task.id)
  const changed = changedEntry(incident, newId(), {
    numTasksClosed: incident.numTasksClosed,
    tasks: [fact.task],
    timelineEvents: [event],
  })
  return { timelineEvents: [event], outbox: isPosted ? [post, changed] : [changed] }
}

/** What follows once an incident is open: its first record entry and the bot's first posts. */
export function effectsOfStart(
  fact: Extract<Fact, { kind: 'incident_started' }>,
  start: StartCircumstances,
): Effects {
  const { incident, commander, reporter, newId } = start
  const event = entry(newId(), 'incident_created', fact, '')
  const wanted = incident.automation.defaultCommanderId
  const started = postEntry(incident, say.started(commander, reporter), newId(), event.id, '')
  const note = postEntry(incident, say.commanderUnavailable(commander), newId(), '', '')
  return {
    timelineEvents: [event],
    outbox: wanted !== '' && wanted !== incident.commanderId ? [note, started] : [started],
  }
}

const entry = (
  id: string,
  type: TimelineEvent['type'],
  { by, at }: Pick<Fact, 'by' | 'at'>,
  summary: string,
): TimelineEvent => ({
  id,
  type,
  eventAt: at,
  createAt: at,
  summary,
  details: '',
  postId: '',
  subjectId: by,
  creatorId: '',
})

const postEntry = (
  incident: Incident,
  message: string,
  key: string,
  timelineEventId: string,
  taskId: string,
): OutboxEntry => ({ kind: 'post', key, incidentId: incident.id, message, timelineEventId, taskId })

const changedEntry = (incident: Incident, key: string, changed: ChangedParts): OutboxEntry => ({
  kind: 'incident_changed',
  key,
  incidentId: incident.id,
  version: incident.version,
  updateAt: incident.updateAt,
  changed,
})
