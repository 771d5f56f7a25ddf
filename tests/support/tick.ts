import { withTaskState, type Task, type TaskState } from '../../server/domain/checklist.ts'
import type { Incident } from '../../server/domain/incident.ts'
import { newId } from '../../server/ids.ts'
import type { IncidentChange, Transaction, Work } from '../../server/usecases/ports/changes.ts'
import { timelineEvent } from './incident-world.ts'

export type Tick = Readonly<{
  incidentId: string
  taskId: string
  userId: string
  state: TaskState
  at: Date
}>

/** Sets a task's state as the use case does, without its rights and sentences. @returns The version it made. */
export const tick = (work: Work, given: Tick): Promise<number> =>
  work.inTransaction(async (tx) => {
    const { incident, task } = await lockAndLook(tx, given)
    const change = changeOf(incident, task, given)
    tx.save(change)
    return change.incident.version
  })

export async function lockAndLook(
  tx: Transaction,
  { incidentId, taskId, userId }: Omit<Tick, 'state' | 'at'>,
): Promise<{ incident: Incident; task: Task }> {
  const [incident, { task }] = await Promise.all([
    tx.lockIncident(incidentId),
    tx.look({ userId, incidentId, taskId }),
  ])
  if (!incident || !task) throw new Error('There is no such task in this incident.')
  return { incident, task }
}

/** One version step with one record entry, a post about it and the event for open pages. */
export function changeOf(incident: Incident, before: Task, { userId, state, at }: Tick): IncidentChange {
  const { task } = withTaskState(before, state, userId, at)
  const version = incident.version + 1
  const event = timelineEvent(at, { type: 'task_state_modified', summary: task.title, subjectId: userId })
  const entry = { incidentId: incident.id, version, updateAt: at }
  return {
    incident: { ...incident, version, updateAt: at, numTasksClosed: incident.numTasksClosed + 1 },
    rows: { tasks: [task] },
    timelineEvents: [event],
    outbox: [
      { ...entry, kind: 'post', key: newId(), message: 'ticked', timelineEventId: event.id, taskId: task.id },
      {
        ...entry,
        kind: 'incident_changed',
        key: newId(),
        changed: { tasks: [task], timelineEvents: [event] },
      },
    ],
    audit: [],
  }
}
