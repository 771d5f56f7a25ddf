import type { Checklist, Task } from '../../../../server/contract/incident.ts'
import { commandOf, isBlank, type Draft } from './draft.ts'

/** Names for what has none. */
export interface Untitled {
  readonly playbook: string
  readonly checklist: string
  readonly task: string
}

/** What is sent: everything that was read, with blank names filled in and blank tasks left out. */
export const toSave = (draft: Draft, untitled: Untitled): Draft => ({
  ...draft,
  title: named(draft.title, untitled.playbook),
  // A playbook for everybody has no members; until it is saved the form remembers them.
  member_ids: draft.public ? [] : draft.member_ids,
  checklists: draft.checklists.map((checklist) => checklistToSave(checklist, untitled)),
})

const checklistToSave = (checklist: Checklist, untitled: Untitled): Checklist => ({
  ...checklist,
  title: named(checklist.title, untitled.checklist),
  items: checklist.items.filter((task) => !isBlank(task)).map((task) => taskToSave(task, untitled)),
})

const taskToSave = (task: Task, untitled: Untitled): Task => ({
  ...task,
  title: named(task.title, untitled.task),
  command: commandOf(task.command),
})

const named = (text: string, fallback: string): string => (text.trim() === '' ? fallback : text)
