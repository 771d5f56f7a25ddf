import { CHECKLIST_LIMITS as LIMITS } from './checklist-limits.ts'
import type { Checklist, Task } from './checklist.ts'
import { invalid, notFound } from './errors.ts'
import type { ChangeFact } from './facts.ts'
import { placedBefore } from './positions.ts'

type Checklists = readonly Checklist[]
export type By = Readonly<{ by: string; at: Date }>

/** What stays as it was is the same object. */
export type ChecklistsChange = Readonly<{ checklists: Checklists; facts: readonly ChangeFact[] }>

type WithChecklist = ChecklistsChange & Readonly<{ checklist: Checklist }>

/** A new one, at the end. @throws {IncidentError} `invalid` when there are enough. */
export function addChecklist(
  checklists: Checklists,
  { id, title }: Pick<Checklist, 'id' | 'title'>,
  { by, at }: By,
): WithChecklist {
  if (checklists.length >= LIMITS.checklists) {
    throw invalid(`There may be at most ${LIMITS.checklists} checklists.`)
  }
  const after = placedBefore(checklists, { id, title, position: 0, tasks: [] }, '')
  const checklist = mustFindChecklist(after, id)
  return { checklists: after, checklist, facts: [{ kind: 'checklist_added', checklist, by, at }] }
}

export function renameChecklist(
  checklists: Checklists,
  id: string,
  title: string,
  { by, at }: By,
): WithChecklist {
  const checklist = mustFindChecklist(checklists, id)
  if (checklist.title === title) return { checklists, checklist, facts: [] }
  const renamed = { ...checklist, title }
  return {
    checklists: replaced(checklists, renamed),
    checklist: renamed,
    facts: [{ kind: 'checklist_renamed', checklist: renamed, by, at }],
  }
}

/** It goes with its tasks. */
export function removeChecklist(checklists: Checklists, id: string, { by, at }: By): WithChecklist {
  const checklist = mustFindChecklist(checklists, id)
  return {
    checklists: checklists.filter((other) => other.id !== id),
    checklist,
    facts: [{ kind: 'checklist_removed', checklist, by, at }],
  }
}

/** @param beforeId `""` = last. @throws {IncidentError} `invalid` when there is no such checklist. */
export function moveChecklist(
  checklists: Checklists,
  id: string,
  beforeId: string,
  { by, at }: By,
): ChecklistsChange {
  const checklist = mustFindChecklist(checklists, id)
  if (isBefore(checklists, id, beforeId)) return { checklists, facts: [] }
  if (beforeId !== '' && !checklists.some((other) => other.id === beforeId)) {
    throw invalid('The checklist that it should stand before is not there any more.', 'before_checklist_id')
  }
  const others = checklists.filter((other) => other.id !== id)
  const after = placedBefore(others, checklist, beforeId)
  return { checklists: after, facts: [{ kind: 'checklist_moved', checklist, by, at }] }
}

/** @throws {IncidentError} `not_found` */
export function mustFindChecklist(checklists: Checklists, id: string): Checklist {
  const checklist = checklists.find((one) => one.id === id)
  if (!checklist) throw notFound()
  return checklist
}

/** @throws {IncidentError} `not_found` */
export function mustFindTask(checklists: Checklists, id: string): Task {
  const task = checklists.flatMap(({ tasks }) => tasks).find((one) => one.id === id)
  if (!task) throw notFound()
  return task
}

export const countTasks = (checklists: Checklists): number =>
  checklists.reduce((sum, { tasks }) => sum + tasks.length, 0)

/** Whether a thing stands before that other one already, `""` = last. Before itself is where it stands, too. */
export function isBefore(things: readonly { readonly id: string }[], id: string, beforeId: string): boolean {
  const next = things[things.findIndex((thing) => thing.id === id) + 1]
  return beforeId === id || beforeId === (next?.id ?? '')
}

/** With one of them as it is now. */
export const replaced = (checklists: Checklists, next: Checklist): Checklists =>
  checklists.map((checklist) => (checklist.id === next.id ? next : checklist))
