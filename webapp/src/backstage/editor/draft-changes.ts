import type { Checklist, Task } from '../../../../server/contract/incident.ts'
import { emptyChecklist, emptyTask, type Draft } from './draft.ts'

/** What an author does to a playbook. New things bring their id with them; `beforeId` is `''` for the end. */
export type DraftChange =
  | { readonly kind: 'fields_set'; readonly fields: Partial<Omit<Draft, 'checklists'>> }
  | { readonly kind: 'checklist_added'; readonly id: string; readonly title: string }
  | { readonly kind: 'checklist_titled'; readonly id: string; readonly title: string }
  | { readonly kind: 'checklist_removed'; readonly id: string }
  | { readonly kind: 'checklist_moved'; readonly id: string; readonly beforeId: string }
  | { readonly kind: 'task_added'; readonly checklistId: string; readonly id: string }
  | { readonly kind: 'task_changed'; readonly id: string; readonly fields: TaskTexts }
  | { readonly kind: 'task_removed'; readonly id: string }
  | TaskMoved
  /** Another playbook altogether. */
  | { readonly kind: 'replaced'; readonly draft: Draft }

interface TaskMoved {
  readonly kind: 'task_moved'
  readonly id: string
  readonly checklistId: string
  readonly beforeId: string
}

export type TaskTexts = Partial<Pick<Task, 'title' | 'description' | 'command'>>

/** What nobody touched stays the same object, so that it is not drawn again. */
export function changeDraft(draft: Draft, change: DraftChange): Draft {
  if (change.kind === 'fields_set') return { ...draft, ...change.fields }
  if (change.kind === 'replaced') return change.draft
  return { ...draft, checklists: changeChecklists(draft.checklists, change) }
}

type ChecklistsChange = Exclude<DraftChange, { readonly kind: 'fields_set' | 'replaced' }>

function changeChecklists(checklists: Checklist[], change: ChecklistsChange): Checklist[] {
  const changeOne = (id: string, changed: (checklist: Checklist) => Checklist) =>
    checklists.map((checklist) => (checklist.id === id ? changed(checklist) : checklist))
  switch (change.kind) {
    case 'checklist_added':
      return [...checklists, emptyChecklist(change.id, change.title)]
    case 'checklist_titled':
      return changeOne(change.id, (checklist) => ({ ...checklist, title: change.title }))
    case 'checklist_removed':
      return checklists.filter(({ id }) => id !== change.id)
    case 'checklist_moved':
      return moveChecklist(checklists, change.id, change.beforeId)
    case 'task_added':
      return changeOne(change.checklistId, (checklist) => ({
        ...checklist,
        items: [...checklist.items, emptyTask(change.id)],
      }))
    case 'task_changed':
      return changeItems(checklists, change.id, (items) =>
        items.map((task) => (task.id === change.id ? { ...task, ...change.fields } : task)),
      )
    case 'task_removed':
      return changeItems(checklists, change.id, (items) => items.filter(({ id }) => id !== change.id))
    case 'task_moved':
      return moveTask(checklists, change)
  }
}

const changeItems = (
  checklists: Checklist[],
  taskId: string,
  changed: (items: Task[]) => Task[],
): Checklist[] =>
  checklists.map((checklist) =>
    checklist.items.some(({ id }) => id === taskId)
      ? { ...checklist, items: changed(checklist.items) }
      : checklist,
  )

function moveTask(checklists: Checklist[], { id, checklistId, beforeId }: TaskMoved): Checklist[] {
  const task = checklists.flatMap(({ items }) => items).find((one) => one.id === id)
  if (!task || !checklists.some((checklist) => checklist.id === checklistId)) return checklists
  const without = changeItems(checklists, id, (items) => items.filter((one) => one !== task))
  return without.map((checklist) =>
    checklist.id === checklistId
      ? { ...checklist, items: putBefore(checklist.items, task, beforeId) }
      : checklist,
  )
}

function moveChecklist(checklists: Checklist[], id: string, beforeId: string): Checklist[] {
  const checklist = checklists.find((one) => one.id === id)
  if (!checklist) return checklists
  return putBefore(
    checklists.filter((one) => one !== checklist),
    checklist,
    beforeId,
  )
}

function putBefore<Thing extends { readonly id: string }>(
  things: Thing[],
  thing: Thing,
  beforeId: string,
): Thing[] {
  const at = things.findIndex(({ id }) => id === beforeId)
  return at < 0 ? [...things, thing] : [...things.slice(0, at), thing, ...things.slice(at)]
}
