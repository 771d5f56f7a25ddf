import type { ChangeFact } from './facts.ts'
import { positionAt } from './positions.ts'
import type { TaskTexts } from './task-texts.ts'

export type TaskState = '' | 'in_progress' | 'closed'

export type Task = Readonly<{
  id: string
  checklistId: string
  /** Orders the tasks of a checklist, sparsely; see positions.ts. */
  position: number
  title: string
  description: string
  /** `""`, or the slash command with its slash. */
  command: string
  /** `""` is open. */
  state: TaskState
  stateModifiedAt: Date | undefined
  stateModifiedPostId: string
  assigneeId: string
  assigneeModifiedAt: Date | undefined
  assigneeModifiedPostId: string
  commandLastRunAt: Date | undefined
}>

export type Checklist = Readonly<{
  id: string
  title: string
  /** Orders the checklists in the same way. */
  position: number
  tasks: readonly Task[]
}>

export type ChecklistTemplate = Readonly<{ title: string; tasks: readonly TaskTexts[] }>

export type TaskChange = Readonly<{ task: Task; facts: readonly ChangeFact[] }>

/** Own checklists of an incident: copies with new ids and nothing done yet. */
export const checklistsFrom = (templates: readonly ChecklistTemplate[], newId: () => string): Checklist[] =>
  templates.map(({ title, tasks }, index) => {
    const id = newId()
    const open = tasks.map((task, place) =>
      openTask({ ...task, id: newId(), checklistId: id, position: positionAt(place) }),
    )
    return { id, title, position: positionAt(index), tasks: open }
  })

/** A task with nothing done yet. */
export const openTask = (given: TaskTexts & Pick<Task, 'id' | 'checklistId' | 'position'>): Task => ({
  id: given.id,
  checklistId: given.checklistId,
  position: given.position,
  title: given.title,
  description: given.description,
  command: given.command,
  state: '',
  stateModifiedAt: undefined,
  stateModifiedPostId: '',
  assigneeId: '',
  assigneeModifiedAt: undefined,
  assigneeModifiedPostId: '',
  commandLastRunAt: undefined,
})

/** Sets a task's state; a task that has that state already stays untouched and makes no fact. */
export function withTaskState(task: Task, state: TaskState, by: string, at: Date): TaskChange {
  if (task.state === state) return { task, facts: [] }
  const changed: Task = { ...task, state, stateModifiedAt: at, stateModifiedPostId: '' }
  return { task: changed, facts: [{ kind: 'task_state_changed', task: changed, from: task.state, by, at }] }
}

/** What ticking means: a closed task is opened again, any other is closed. */
export const toggled = (state: TaskState): TaskState => (state === 'closed' ? '' : 'closed')

/** Gives the task to somebody, or with `""` to nobody; whoever has it already keeps it without a fact. */
export function withAssignee(task: Task, assigneeId: string, by: string, at: Date): TaskChange {
  if (task.assigneeId === assigneeId) return { task, facts: [] }
  const changed: Task = { ...task, assigneeId, assigneeModifiedAt: at, assigneeModifiedPostId: '' }
  return { task: changed, facts: [{ kind: 'task_assigned', task: changed, from: task.assigneeId, by, at }] }
}

/** Says it differently; texts that are not given stay. The same texts again make no fact. */
export function withTaskTexts(task: Task, texts: Partial<TaskTexts>, by: string, at: Date): TaskChange {
  const changed: Task = { ...task, ...texts }
  const isSame = (['title', 'description', 'command'] as const).every((text) => changed[text] === task[text])
  if (isSame) return { task, facts: [] }
  return { task: changed, facts: [{ kind: 'task_edited', task: changed, by, at }] }
}

/** The host took the task's command just now. */
export function withCommandRun(task: Task, by: string, at: Date): TaskChange {
  const changed: Task = { ...task, commandLastRunAt: at }
  return { task: changed, facts: [{ kind: 'command_ran', task: changed, by, at }] }
}
