import { MAX_PAYLOAD_BYTES, type IncidentCreated, type IncidentUpdated } from '../contract/events.ts'
import type { Task } from '../domain/checklist.ts'
import type { Incident } from '../domain/incident.ts'
import type { TimelineEvent } from '../domain/timeline.ts'
import { presentTask, presentTimelineEvent } from './incident.ts'

export type CreatedEvent = Readonly<{ incident: Incident; clientId: string }>

export type ChangedEvent = Readonly<{
  incident: Incident
  version: number
  updateAt: Date
  changed: Readonly<{
    incident?: Readonly<Partial<Pick<Incident, 'numTasksClosed' | 'commanderId'>>>
    tasks?: readonly Task[]
    timelineEvents?: readonly TimelineEvent[]
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

/** The payload of `incident_updated` as JSON text; parts that would make it too large become `refetch`. */
export function presentChanged({ incident, version, updateAt, changed }: ChangedEvent): string {
  const { incident: fields, tasks, timelineEvents } = changed
  const head = { incident_id: incident.id, version, update_at: updateAt.getTime() }
  const payload: IncidentUpdated = {
    ...head,
    ...(fields && { incident: presentFields(fields) }),
    ...(tasks && { tasks: tasks.map((task) => ({ ...presentTask(task), checklist_id: task.checklistId })) }),
    ...(timelineEvents && {
      timeline_events: timelineEvents.map((event) => presentTimelineEvent(event, incident.id)),
    }),
  }
  const text = JSON.stringify(payload)
  if (Buffer.byteLength(text) <= MAX_PAYLOAD_BYTES) return text
  return JSON.stringify({ ...head, refetch: true } satisfies IncidentUpdated)
}

const presentFields = ({
  numTasksClosed,
  commanderId,
}: NonNullable<ChangedEvent['changed']['incident']>): IncidentUpdated['incident'] => ({
  ...(numTasksClosed !== undefined && { num_tasks_closed: numTasksClosed }),
  ...(commanderId !== undefined && { commander_user_id: commanderId }),
})
