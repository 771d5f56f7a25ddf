import {
  toggled,
  withAssignee,
  withTaskState,
  withTaskTexts,
  type Task,
  type TaskChange,
  type TaskState,
} from '../domain/checklist.ts'
import { IncidentError, invalid } from '../domain/errors.ts'
import { withoutTask, withTask } from '../domain/incident.ts'
import { cleanTaskTexts, type TaskTexts } from '../domain/task-texts.ts'
import type { ChangeIncident, Present } from './change-incident.ts'
import type { Actor } from './ports/people.ts'
import { mustFind, subjectOf, taskAt, type TaskRef } from './task-ref.ts'
import { mustHaveVersion } from './version-step.ts'

export type TaskAnswer = Readonly<{ version: number; task: Task }>

export type TaskDeps = Readonly<{ changeIncident: ChangeIncident }>

export type Tasks = ReturnType<typeof makeTasks>

type Version = number | undefined

/** What happens to one task. Each throws `not_found`, `forbidden`, `stale_version` and what else refuses an edit. */
export function makeTasks({ changeIncident }: TaskDeps) {
  async function changeTask(
    actor: Actor,
    ref: TaskRef,
    asked: Readonly<{ expectedVersion: Version; personId?: string }>,
    next: (task: Task, present: Present) => TaskChange,
  ): Promise<TaskAnswer> {
    const { version, decided } = await changeIncident(actor, { ...subjectOf(ref), ...asked }, (present) => {
      const task = presentTask(ref, present, asked.expectedVersion)
      const { task: changed, facts } = next(task, present)
      const incident = withTask(present.incident, task, changed)
      return { incident, task: changed, rows: { tasks: [changed] }, facts }
    })
    return { version, task: decided.task }
  }

  return {
    setTaskState: (
      actor: Actor,
      ref: TaskRef,
      state: TaskState,
      expectedVersion?: number,
    ): Promise<TaskAnswer> =>
      changeTask(actor, ref, { expectedVersion }, (task, { by, at }) => withTaskState(task, state, by, at)),

    /** Gives the task to a person in the channel, or with `""` to nobody. @throws {IncidentError} `invalid` for others. */
    assignTask: (
      actor: Actor,
      ref: TaskRef,
      assigneeId: string,
      expectedVersion?: number,
    ): Promise<TaskAnswer> =>
      changeTask(actor, ref, { personId: assigneeId, expectedVersion }, (task, present) => {
        mustBeAssignable(present, assigneeId)
        return withAssignee(task, assigneeId, present.by, present.at)
      }),

    /** Closes a task that is not closed, opens one that is. */
    toggleTask: (actor: Actor, ref: TaskRef): Promise<TaskAnswer> =>
      changeTask(actor, ref, { expectedVersion: undefined }, (task, { by, at }) =>
        withTaskState(task, toggled(task.state), by, at),
      ),

    /** Texts that are not given stay. @throws {IncidentError} `invalid`; `conflict` for what is set elsewhere. */
    editTask: async (
      actor: Actor,
      ref: TaskRef,
      { texts, sentAlong, expectedVersion }: TaskEdit,
    ): Promise<TaskAnswer> => {
      if (Object.keys(texts).length === 0) throw invalid('Give a title, a description or a command.')
      const clean = cleanTaskTexts(texts)
      return changeTask(actor, ref, { expectedVersion }, (task, { incident, by, at }) => {
        if (differs(sentAlong, task, 'id')) throw invalid('id is not the id of this task.', 'id')
        mustHaveVersion(incident, expectedVersion)
        if (differs(sentAlong, task, 'state')) throw setElsewhere('state')
        if (differs(sentAlong, task, 'assigneeId')) throw setElsewhere('assignee_id')
        return withTaskTexts(task, clean, by, at)
      })
    },

    /** Answers the task as it was. */
    removeTask: async (actor: Actor, ref: TaskRef, expectedVersion?: number): Promise<TaskAnswer> => {
      const subject = { ...subjectOf(ref), expectedVersion }
      const { version, decided } = await changeIncident(actor, subject, (present) => {
        const task = presentTask(ref, present, expectedVersion)
        const { incident, by, at } = present
        return {
          task,
          incident: withoutTask(incident, task),
          rows: { removedTaskIds: [task.id] },
          facts: [{ kind: 'task_removed', task, by, at }],
        }
      })
      return { version, task: decided.task }
    },
  }
}

/** What a client had of the task: must be what it has now, or empty. */
type SentAlong = Pick<Task, 'id' | 'state' | 'assigneeId'>

export type TaskEdit = Readonly<{
  texts: Partial<TaskTexts>
  sentAlong: SentAlong
  expectedVersion: Version
}>

const presentTask = (ref: TaskRef, present: Present, expectedVersion: Version): Task =>
  mustFind('taskId' in ref ? present.task : taskAt(present.checklists, ref), ref, present, expectedVersion)

/** @throws {IncidentError} `invalid` for whoever is not in the channel; nobody is added to it by being chosen. */
export function mustBeAssignable({ people }: Pick<Present, 'people'>, assigneeId: string): void {
  if (assigneeId === '' || people.get(assigneeId)?.isActiveMember) return
  throw invalid('Only people in the incident channel can be assigned.', 'assignee_id')
}

const differs = (sent: SentAlong, task: Task, field: keyof SentAlong): boolean =>
  sent[field] !== '' && sent[field] !== task[field]

const setElsewhere = (field: string): IncidentError =>
  new IncidentError('conflict', `Set ${field} by its own request.`, { field })
