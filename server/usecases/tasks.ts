import {
  toggled,
  withAssignee,
  withTaskState,
  type Task,
  type TaskChange,
  type TaskState,
} from '../domain/checklist.ts'
import { invalid, notFound } from '../domain/errors.ts'
import { withTask } from '../domain/incident.ts'
import type { ChangeIncident, Present } from './change-incident.ts'
import type { Actor } from './ports/people.ts'

export type TaskRef = Readonly<{ incidentId: string; taskId: string }>
export type TaskAnswer = Readonly<{ version: number; task: Task }>

export type TaskDeps = Readonly<{ changeIncident: ChangeIncident }>

export type Tasks = ReturnType<typeof makeTasks>

export function makeTasks({ changeIncident }: TaskDeps) {
  async function changeTask(
    actor: Actor,
    subject: TaskRef & Parameters<ChangeIncident>[1],
    next: (task: Task, present: Present) => TaskChange,
  ): Promise<TaskAnswer> {
    const { version, decided } = await changeIncident(actor, subject, (present) => {
      const { incident, task } = present
      if (!task) throw notFound()
      const { task: changed, facts } = next(task, present)
      return { incident: withTask(incident, task, changed), task: changed, rows: { tasks: [changed] }, facts }
    })
    return { version, task: decided.task }
  }

  return {
    /** @throws {IncidentError} `not_found`, `forbidden`, `stale_version` and what else refuses an edit. */
    setTaskState: (
      actor: Actor,
      ref: TaskRef,
      state: TaskState,
      expectedVersion?: number,
    ): Promise<TaskAnswer> =>
      changeTask(actor, { ...ref, expectedVersion }, (task, { by, at }) =>
        withTaskState(task, state, by, at),
      ),

    /** Gives the task to a person in the channel, or with `""` to nobody. @throws {IncidentError} `invalid` for others. */
    assignTask: (
      actor: Actor,
      ref: TaskRef,
      assigneeId: string,
      expectedVersion?: number,
    ): Promise<TaskAnswer> =>
      changeTask(actor, { ...ref, personId: assigneeId, expectedVersion }, (task, { by, at, people }) => {
        const mayHaveIt = assigneeId === '' || people.get(assigneeId)?.isActiveMember
        if (!mayHaveIt) throw invalid('Only people in the incident channel can be assigned.', 'assignee_id')
        return withAssignee(task, assigneeId, by, at)
      }),

    /** Closes a task that is not closed, opens one that is. */
    toggleTask: (actor: Actor, ref: TaskRef): Promise<TaskAnswer> =>
      changeTask(actor, ref, (task, { by, at }) => withTaskState(task, toggled(task.state), by, at)),
  }
}
