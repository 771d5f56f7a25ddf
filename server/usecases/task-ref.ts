import type { Checklist, Task } from '../domain/checklist.ts'
import { notFound } from '../domain/errors.ts'
import type { Present, Subject } from './change-incident.ts'
import { mustHaveVersion } from './version-step.ts'

/** Counted from 0 among what is there while the incident is locked. */
export type ChecklistPlace = Readonly<{ incidentId: string; checklistIndex: number }>
type TaskPlace = ChecklistPlace & Readonly<{ taskIndex: number }>

export type ChecklistRef = Readonly<{ incidentId: string; checklistId: string }> | ChecklistPlace
export type TaskRef = Readonly<{ incidentId: string; taskId: string }> | TaskPlace

/** What a change has to ask for in order to find the task. */
export const subjectOf = (ref: TaskRef): Subject =>
  'taskId' in ref ? ref : { incidentId: ref.incidentId, withChecklists: true }

export const taskAt = (checklists: readonly Checklist[], ref: TaskRef): Task | undefined =>
  'taskId' in ref
    ? checklists.flatMap(({ tasks }) => tasks).find(({ id }) => id === ref.taskId)
    : checklists[ref.checklistIndex]?.tasks[ref.taskIndex]

export const checklistAt = (checklists: readonly Checklist[], ref: ChecklistRef): Checklist | undefined =>
  'checklistId' in ref ? checklists.find(({ id }) => id === ref.checklistId) : checklists[ref.checklistIndex]

/**
 * Of an older version a place says nothing: what stands there now may be something else.
 *
 * @throws {IncidentError} `not_found`; for a place `stale_version` before anything else is looked at.
 */
export function mustFind<T>(
  thing: T | undefined,
  ref: ChecklistRef | TaskRef,
  present: Pick<Present, 'incident'>,
  expectedVersion: number | undefined,
): T {
  if ('checklistIndex' in ref) mustHaveVersion(present.incident, expectedVersion)
  if (thing === undefined) throw notFound()
  return thing
}
