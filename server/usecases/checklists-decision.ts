import type { Checklist } from '../domain/checklist.ts'
import type { ChecklistsChange } from '../domain/checklists.ts'
import type { ChangeFact } from '../domain/facts.ts'
import { withChecklists } from '../domain/incident.ts'
import type { Decision, Present } from './change-incident.ts'
import type { Told } from './effects.ts'
import type { ChangedRows } from './ports/changes.ts'

/** A decision that puts the checklists of an incident into another form: written is the difference. */
export const checklistsDecision = <C extends ChecklistsChange>(
  { incident, checklists }: Present,
  change: C,
): C & Decision => ({
  ...change,
  incident: withChecklists(incident, change.checklists),
  rows: writtenRows(checklists, change.checklists),
  told: toldOf(change),
})

/** What is the same object as before is not written. Tasks that go with their checklist are not named. */
function writtenRows(before: readonly Checklist[], after: readonly Checklist[]): ChangedRows {
  const known = new Map(before.map((checklist) => [checklist.id, checklist]))
  const knownTasks = new Set(before.flatMap(({ tasks }) => tasks))
  const kept = new Set(after.map(({ id }) => id))
  return {
    checklists: some(
      after
        .filter(({ id, title, position }) => {
          const old = known.get(id)
          return old?.title !== title || old.position !== position
        })
        .map(({ id, title, position }) => ({ id, title, position })),
    ),
    removedChecklistIds: some(before.map(({ id }) => id).filter((id) => !kept.has(id))),
    tasks: some(after.flatMap(({ tasks }) => tasks).filter((task) => !knownTasks.has(task))),
  }
}

/** Rows that only got another number look as before. */
function toldOf({ checklists, facts }: ChecklistsChange): Told {
  return {
    checklists: some(facts.flatMap((fact) => placedChecklist(checklists, fact))),
    tasks: some(facts.flatMap((fact) => (fact.kind === 'task_added' ? [fact.task] : []))),
    movedTasks: some(facts.flatMap((fact) => placedTask(checklists, fact))),
  }
}

function placedChecklist(checklists: readonly Checklist[], fact: ChangeFact) {
  if (!('checklist' in fact) || fact.kind === 'checklist_removed') return []
  const { id, title } = fact.checklist
  return [{ id, title, beforeChecklistId: idAfter(checklists, id) }]
}

function placedTask(checklists: readonly Checklist[], fact: ChangeFact) {
  if (fact.kind !== 'task_added' && fact.kind !== 'task_moved') return []
  const { id, checklistId } = fact.task
  const tasks = checklists.find((checklist) => checklist.id === checklistId)?.tasks ?? []
  return [{ id, checklistId, beforeTaskId: idAfter(tasks, id) }]
}

/** `""` = nothing stands behind it. */
const idAfter = (things: readonly { readonly id: string }[], id: string): string =>
  things[things.findIndex((thing) => thing.id === id) + 1]?.id ?? ''

const some = <T>(things: readonly T[]): readonly T[] | undefined => (things.length > 0 ? things : undefined)
