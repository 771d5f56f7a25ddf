import type { Checklist, Task } from '../domain/checklist.ts'
import { addChecklist, moveChecklist, removeChecklist, renameChecklist } from '../domain/checklists.ts'
import { addTask, moveTask, reorderTask } from '../domain/task-places.ts'
import { cleanChecklistTitle, cleanTaskTexts, type TaskTexts } from '../domain/task-texts.ts'
import { onceOf, type Once } from './answer-once.ts'
import { checklistsDecision } from './checklists-decision.ts'
import type { ChangeIncident, Decision, Present } from './change-incident.ts'
import type { Actor } from './ports/people.ts'
import type { NewId } from './ports/process.ts'
import { checklistAt, mustFind, type ChecklistPlace, type ChecklistRef } from './task-ref.ts'
import { mustBeAssignable } from './tasks.ts'

type ById = Readonly<{ incidentId: string; checklistId: string }>
type Version = number | undefined

export type ChecklistAnswer = Readonly<{ version: number; checklist: Checklist }>
export type AddedTask = Readonly<{ version: number; task: Task; checklists: readonly Checklist[] }>
type Changed = Readonly<{ version: number }>

export type ChecklistDeps = Readonly<{ changeIncident: ChangeIncident; newId: NewId }>

export type Checklists = ReturnType<typeof makeChecklists>

const withChecklists = true as const

/** What happens to checklists, and to the order of tasks. Each throws what refuses an edit, and `stale_version`. */
export function makeChecklists({ changeIncident, newId }: ChecklistDeps) {
  return {
    /** A new one, at the end. @throws {IncidentError} `invalid` */
    addChecklist: async (
      actor: Actor,
      { incidentId, title, expectedVersion }: { incidentId: string; title: string; expectedVersion: Version },
      once?: Once<ChecklistAnswer>,
    ): Promise<ChecklistAnswer> => {
      const given = { id: newId(), title: cleanChecklistTitle(title) }
      const outcome = await changeIncident<Decision & { checklist: Checklist }>(
        actor,
        { incidentId, expectedVersion, withChecklists },
        (present) => checklistsDecision(present, addChecklist(present.checklists, given, present)),
        onceOf(once, checklistAnswer),
      )
      return checklistAnswer(outcome)
    },

    /** @throws {IncidentError} `invalid`, `not_found` */
    renameChecklist: async (
      actor: Actor,
      { incidentId, checklistId }: ById,
      title: string,
      expectedVersion?: number,
    ): Promise<ChecklistAnswer> => {
      const clean = cleanChecklistTitle(title)
      const outcome = await changeIncident(
        actor,
        { incidentId, expectedVersion, withChecklists },
        (present) =>
          checklistsDecision(present, renameChecklist(present.checklists, checklistId, clean, present)),
      )
      return checklistAnswer(outcome)
    },

    /** With its tasks. @throws {IncidentError} `not_found` */
    removeChecklist: (
      actor: Actor,
      { incidentId, checklistId }: ById,
      expectedVersion?: number,
    ): Promise<Changed> =>
      changeIncident(actor, { incidentId, expectedVersion, withChecklists }, (present) =>
        checklistsDecision(present, removeChecklist(present.checklists, checklistId, present)),
      ),

    /** @param beforeChecklistId `""` = last. @throws {IncidentError} `invalid`, `not_found` */
    moveChecklist: (
      actor: Actor,
      { incidentId, checklistId }: ById,
      beforeChecklistId: string,
      expectedVersion?: number,
    ): Promise<Changed> =>
      changeIncident(actor, { incidentId, expectedVersion, withChecklists }, (present) =>
        checklistsDecision(
          present,
          moveChecklist(present.checklists, checklistId, beforeChecklistId, present),
        ),
      ),

    /** At the end of the checklist. @throws {IncidentError} `invalid`, `not_found` */
    addTask: async (
      actor: Actor,
      ref: ChecklistRef,
      { texts, assigneeId, expectedVersion }: TaskOrder,
      once?: Once<AddedTask>,
    ): Promise<AddedTask> => {
      const given = { ...cleanTaskTexts(texts), id: newId(), assigneeId }
      const subject = { incidentId: ref.incidentId, personId: assigneeId, expectedVersion, withChecklists }
      const outcome = await changeIncident<Decision & Omit<AddedTask, 'version'>>(
        actor,
        subject,
        (present) => {
          const { id: checklistId } = presentChecklist(ref, present, expectedVersion)
          mustBeAssignable(present, assigneeId)
          return checklistsDecision(present, addTask(present.checklists, { ...given, checklistId }, present))
        },
        onceOf(once, taskAnswer),
      )
      return taskAnswer(outcome)
    },

    /** @param to Without a checklist it stays in its own; `beforeTaskId` `""` = last. @throws {IncidentError} `invalid`, `not_found` */
    moveTask: (
      actor: Actor,
      { incidentId, taskId }: Readonly<{ incidentId: string; taskId: string }>,
      to: Readonly<{ checklistId: string | undefined; beforeTaskId: string }>,
      expectedVersion?: number,
    ): Promise<Changed> =>
      changeIncident(actor, { incidentId, expectedVersion, withChecklists }, (present) =>
        checklistsDecision(present, moveTask(present.checklists, { taskId, ...to }, present)),
      ),

    /** By places in one checklist. @throws {IncidentError} `invalid`, `not_found` */
    reorderTask: (
      actor: Actor,
      place: ChecklistPlace,
      move: Readonly<{ from: number; to: number }>,
      expectedVersion?: number,
    ): Promise<Changed> =>
      changeIncident(actor, { incidentId: place.incidentId, expectedVersion, withChecklists }, (present) => {
        const checklist = presentChecklist(place, present, expectedVersion)
        return checklistsDecision(present, reorderTask(present.checklists, checklist, move, present))
      }),
  }
}

export type TaskOrder = Readonly<{
  texts: TaskTexts
  /** `""` = nobody. */
  assigneeId: string
  expectedVersion: Version
}>

type Outcome<D> = Readonly<{ version: number; decided: D }>

const checklistAnswer = ({ version, decided }: Outcome<{ checklist: Checklist }>): ChecklistAnswer => ({
  version,
  checklist: decided.checklist,
})

const taskAnswer = ({ version, decided }: Outcome<Omit<AddedTask, 'version'>>): AddedTask => ({
  version,
  task: decided.task,
  checklists: decided.checklists,
})

const presentChecklist = (ref: ChecklistRef, present: Present, expectedVersion: Version): Checklist =>
  mustFind(checklistAt(present.checklists, ref), ref, present, expectedVersion)
