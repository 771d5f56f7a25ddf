import type { ChangeFact, Fact } from '../domain/facts.ts'
import { CHANGEABLE_FIELDS, type ChangeableField, type Incident } from '../domain/incident.ts'
import type { TimelineEvent } from '../domain/timeline.ts'
import { assignmentMessages } from './assignment-messages.ts'
import { welcomeEntries } from './welcome.ts'
import { broadcasts } from './broadcast.ts'
import { say } from './messages.ts'
import type { ChangedRows, Seen } from './ports/changes.ts'
import type { ChangedParts, OutboxEntry } from './ports/outbox.ts'
import type { NewId } from './ports/process.ts'
import { retrospectiveEntries } from './retrospective-requests.ts'
import { afterEverything, beforePosts, reminderPosts, statusPostsIn } from './status-effects.ts'
import { webhooksOfChange } from './webhook-effects.ts'

export type Effects = Readonly<{ timelineEvents: readonly TimelineEvent[]; outbox: readonly OutboxEntry[] }>

/** Checklists are told by what they look like now, the rows of tasks as they are unless this says otherwise. */
export type Told = Pick<ChangedParts, 'checklists' | 'tasks' | 'movedTasks'>

/** One version step, and what its sentences need besides the facts. */
export type Circumstances = Readonly<{
  before: Incident
  /** As it is after the change. */
  incident: Incident
  rows: ChangedRows
  told: Told
  seen: Pick<Seen, 'facts' | 'people'>
  newId: NewId
}>

/** How a fact is told: its entry in the record, and the bot's post, `""` = none. Not at all: `undefined`. */
type Telling = Readonly<{
  type: TimelineEvent['type']
  summary: string
  message: string
  taskId: string
  /** Where the entry is not simply of the person who did it, and of now. */
  own?: Partial<TimelineEvent>
}>

/** The record entries, the posts and the one event of a version step. */
export function effectsOfChange(facts: readonly ChangeFact[], circumstances: Circumstances): Effects {
  const { before, incident, rows, told, seen, newId } = circumstances
  const timelineEvents: TimelineEvent[] = []
  const posts: OutboxEntry[] = []
  for (const fact of facts) {
    const telling = tellingOf(fact, circumstances)
    if (!telling) continue
    const { type, summary, message, taskId, own } = telling
    const event = { ...entry(newId(), type, fact, summary), ...own }
    timelineEvents.push(event)
    // While the channel is archived the record has it, and nobody is posted to.
    if (message !== '' && seen.facts.channel === 'open') {
      posts.push(postEntry(incident, message, newId(), event.id, taskId))
    }
  }
  const { removedChecklistIds, tasks, removedTaskIds, removedTimelineEventIds } = rows
  const statusPosts = statusPostsIn(rows)
  const fields = changedFields(facts, before, incident)
  const changed = changedEntry(incident, newId(), {
    ...(fields.length > 0 && { fields }),
    removedChecklistIds,
    tasks,
    removedTaskIds,
    removedTimelineEventIds,
    statusPosts,
    ...told,
    ...(timelineEvents.length > 0 && { timelineEvents }),
  })
  const step = { facts, ...circumstances }
  const outbox = [
    ...webhooksOfChange(facts, incident, newId),
    ...beforePosts(step),
    ...posts,
    ...assignmentMessages(facts, circumstances),
    ...reminderPosts(step),
    ...broadcasts(step),
    ...welcomeEntries(facts, circumstances),
    ...retrospectiveEntries(step),
    changed,
    ...teamHints(before, incident, newId),
    ...afterEverything(step),
  ]
  return { timelineEvents, outbox }
}

function tellingOf(fact: ChangeFact, { incident, seen }: Circumstances): Telling | undefined {
  const who = seen.facts.username
  const nameOf = (id: string): string => (id === '' ? '' : (seen.people.get(id)?.username ?? id))
  switch (fact.kind) {
    case 'task_state_changed':
      return {
        type: 'task_state_modified',
        summary: say.taskChangedSummary(fact.task),
        message: incident.automation.postTaskChanges ? say.taskChanged(who, fact.task) : '',
        taskId: fact.task.id,
      }
    case 'task_assigned': {
      const assignment = { task: fact.task, from: nameOf(fact.from), to: nameOf(fact.task.assigneeId) }
      return {
        type: 'assignee_changed',
        summary: say.taskAssignedSummary(assignment),
        message: incident.automation.postTaskChanges ? say.taskAssigned(who, assignment) : '',
        taskId: fact.task.id,
      }
    }
    case 'incident_renamed':
    case 'incident_described':
    case 'entry_removed':
      return undefined
    case 'post_added':
      return {
        type: 'event_from_post',
        summary: fact.summary,
        message: '',
        taskId: '',
        // Stands where the message was written, by its author.
        own: {
          eventAt: fact.post.createAt,
          postId: fact.post.id,
          subjectId: fact.post.authorId,
          creatorId: fact.by,
        },
      }
    case 'command_ran':
      return { type: 'ran_slash_command', summary: say.commandRanSummary(fact.task), message: '', taskId: '' }
    case 'commander_changed': {
      const [from, to] = [nameOf(fact.from), nameOf(fact.to)]
      return {
        type: 'commander_changed',
        summary: say.commanderChangedSummary(from, to),
        message: fact.to === fact.by ? say.commandTakenOver(from, to) : say.commandHandedOver(who, from, to),
        taskId: '',
      }
    }
    case 'retrospective_published':
      return {
        type: 'published_retrospective',
        summary: '',
        message: say.retrospectivePublished(who, seen.facts.teamName, incident),
        taskId: '',
      }
    case 'retrospective_canceled':
      return {
        type: 'canceled_retrospective',
        summary: '',
        message: say.retrospectiveCanceled(who),
        taskId: '',
      }
    case 'status_updated': {
      const { status, oldStatus, postId } = fact.update
      const summary = say.statusChangedSummary(oldStatus, status)
      return { type: 'status_updated', summary, message: '', taskId: '', own: { postId } }
    }
    case 'status_update_deleted': {
      if (fact.from === fact.to) return undefined
      const summary = say.statusChangedSummary(fact.from, fact.to)
      const own = { postId: fact.update.postId }
      return { type: 'status_update_deleted', summary, message: '', taskId: '', own }
    }
    case 'member_joined':
    case 'member_left': {
      const { member } = fact
      const summary = say.memberChangedSummary(member)
      return {
        type: 'user_joined_left',
        summary,
        // The host has messages of its own about it.
        message: '',
        taskId: '',
        own: {
          eventAt: member.at ?? fact.at,
          details: JSON.stringify({ action: member.isIn ? 'joined' : 'left', title: summary }),
          creatorId: member.actor?.id ?? '',
        },
      }
    }
    // Open pages are told of these, nobody else is.
    case 'task_added':
    case 'task_edited':
    case 'task_moved':
    case 'task_removed':
    case 'checklist_added':
    case 'checklist_renamed':
    case 'checklist_moved':
    case 'checklist_removed':
    case 'status_update_edited':
    case 'channel_changed':
    case 'retrospective_written':
    case 'reminder_due':
    case 'reminder_dismissed':
      return undefined
  }
}

/** The id of a reminder's post is known when the event is sent. */
function changedFields(facts: readonly ChangeFact[], before: Incident, after: Incident): ChangeableField[] {
  const isReminderDue = facts.some(({ kind }) => kind === 'reminder_due')
  return CHANGEABLE_FIELDS.filter((field) => {
    if (field === 'reminderPostId' && isReminderDue) return true
    return JSON.stringify(before[field]) !== JSON.stringify(after[field])
  })
}

/** What lists of the team show has changed; of a private incident nobody there hears. */
function teamHints(before: Incident, after: Incident, newId: NewId): OutboxEntry[] {
  const isShown = [before, after].some(({ channelType }) => channelType === 'O')
  const isListed = (['name', 'status', 'channelType'] as const).some(
    (field) => before[field] !== after[field],
  )
  if (!isShown || !isListed) return []
  const wasPublic = before.channelType === 'O' && after.channelType !== 'O'
  return [{ kind: 'incidents_changed', key: newId(), incidentId: after.id, wasPublic }]
}

export const entry = (
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

export const postEntry = (
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
