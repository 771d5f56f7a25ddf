import {
  MAX_PAYLOAD_BYTES,
  type IncidentCreated,
  type IncidentsChanged,
  type IncidentUpdated,
  type TeamSignal,
} from '../contract/events.ts'
import type * as wire from '../contract/incident.ts'
import type { Task } from '../domain/checklist.ts'
import type { ChangeableField, Incident } from '../domain/incident.ts'
import type { TimelineEvent } from '../domain/timeline.ts'
import {
  presentPreviousReminder,
  presentRetrospective,
  presentStatusPost,
  presentTask,
  presentTime,
  presentTimelineEvent,
  type StatusPost,
} from './incident.ts'

export type CreatedEvent = Readonly<{ incident: Incident; clientId: string }>

export type ChangedEvent = Readonly<{
  /** Where the values of changed fields are read from. */
  incident: Incident
  version: number
  updateAt: Date
  changed: Readonly<{
    fields?: readonly ChangeableField[]
    checklists?: readonly Readonly<{ id: string; title: string; beforeChecklistId: string }>[]
    removedChecklistIds?: readonly string[]
    tasks?: readonly Task[]
    removedTaskIds?: readonly string[]
    movedTasks?: readonly Readonly<{ id: string; checklistId: string; beforeTaskId: string }>[]
    statusPosts?: readonly StatusPost[]
    timelineEvents?: readonly TimelineEvent[]
    removedTimelineEventIds?: readonly string[]
  }>
}>

/** The payload of `incident_created` as JSON text. */
export function presentCreated({ incident, clientId }: CreatedEvent): string {
  const payload: IncidentCreated = {
    incident_id: incident.id,
    version: incident.version,
    team_id: incident.teamId,
    channel_id: incident.channelId,
    name: incident.name,
    client_id: clientId,
  }
  return JSON.stringify(payload)
}

/** The payload of `incidents_changed` as JSON text. */
export const presentIncidentsChanged = (teamId: string): string =>
  JSON.stringify({ team_id: teamId } satisfies IncidentsChanged)

/** The payload of a hint to a team as JSON text. */
export const presentTeamSignal = (teamId: string): string =>
  teamId === '' ? '{}' : JSON.stringify({ teamID: teamId } satisfies TeamSignal)

/** The payload of `incident_updated` as JSON text; parts that would make it too large become `refetch`. */
export function presentChanged(event: ChangedEvent): string {
  const { incident, version, updateAt } = event
  const head = { incident_id: incident.id, version, update_at: updateAt.getTime() }
  const payload: IncidentUpdated = { ...head, ...presentParts(event) }
  const text = JSON.stringify(payload)
  if (Buffer.byteLength(text) <= MAX_PAYLOAD_BYTES) return text
  return JSON.stringify({ ...head, refetch: true } satisfies IncidentUpdated)
}

function presentParts({ incident, changed }: ChangedEvent): Partial<IncidentUpdated> {
  const { fields, checklists, removedChecklistIds, tasks, removedTaskIds, movedTasks } = changed
  const { statusPosts, timelineEvents, removedTimelineEventIds } = changed
  return {
    ...(fields && { incident: presentFields(fields, incident) }),
    ...(checklists && { checklists: checklists.map(presentPlacedChecklist) }),
    ...(removedChecklistIds && { removed_checklist_ids: [...removedChecklistIds] }),
    ...(tasks && { tasks: tasks.map((task) => ({ ...presentTask(task), checklist_id: task.checklistId })) }),
    ...(removedTaskIds && { removed_task_ids: [...removedTaskIds] }),
    ...(movedTasks && { moved_tasks: movedTasks.map(presentMovedTask) }),
    ...(statusPosts && { status_posts: statusPosts.map(presentStatusPost) }),
    ...(timelineEvents && {
      timeline_events: timelineEvents.map((event) => presentTimelineEvent(event, incident.id)),
    }),
    ...(removedTimelineEventIds && { removed_timeline_event_ids: [...removedTimelineEventIds] }),
  }
}

const presentFields = (fields: readonly ChangeableField[], incident: Incident): Partial<wire.Incident> =>
  fields.reduce((presented, field) => ({ ...presented, ...FIELDS[field](incident) }), {})

type Changed = Required<ChangedEvent['changed']>

const presentPlacedChecklist = ({ id, title, beforeChecklistId }: Changed['checklists'][number]) => ({
  id,
  title,
  before_checklist_id: beforeChecklistId,
})

const presentMovedTask = ({ id, checklistId, beforeTaskId }: Changed['movedTasks'][number]) => ({
  id,
  checklist_id: checklistId,
  before_task_id: beforeTaskId,
})

/** What a changed field is on the wire. */
const FIELDS: Record<ChangeableField, (incident: Incident) => Partial<wire.Incident>> = {
  name: ({ name }) => ({ name }),
  description: ({ description }) => ({ description }),
  commanderId: ({ commanderId }) => ({ commander_user_id: commanderId }),
  channelType: ({ channelType }) => ({ channel_type: channelType }),
  channelState: ({ channelState }) => ({ channel_state: channelState }),
  status: ({ status }) => ({ current_status: status }),
  endAt: ({ endAt }) => ({ end_at: presentTime(endAt) }),
  reminderAt: ({ reminderAt }) => ({ reminder_at: presentTime(reminderAt) }),
  isOverdue: ({ isOverdue }) => ({ overdue: isOverdue }),
  reminderPostId: ({ reminderPostId }) => ({ reminder_post_id: reminderPostId }),
  previousReminderSeconds: presentPreviousReminder,
  lastStatusUpdateAt: ({ lastStatusUpdateAt }) => ({
    last_status_update_at: presentTime(lastStatusUpdateAt),
  }),
  retrospective: ({ retrospective }) => presentRetrospective(retrospective),
  numTasks: ({ numTasks }) => ({ num_tasks: numTasks }),
  numTasksClosed: ({ numTasksClosed }) => ({ num_tasks_closed: numTasksClosed }),
}
