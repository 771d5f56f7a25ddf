import { CHECKLIST_LIMITS as LIMITS } from './checklist-limits.ts'
import { openTask, withAssignee, type Checklist, type Task } from './checklist.ts'
import {
  countTasks,
  isBefore,
  mustFindChecklist,
  mustFindTask,
  replaced,
  type By,
  type ChecklistsChange,
} from './checklists.ts'
import { invalid } from './errors.ts'
import type { ChangeFact } from './facts.ts'
import { placedBefore } from './positions.ts'
import type { TaskTexts } from './task-texts.ts'

type Checklists = readonly Checklist[]

export type NewTask = TaskTexts &
  Readonly<{
    id: string
    checklistId: string
    /** `""` = nobody; somebody counts as an assignment. */
    assigneeId: string
  }>

/** A new one, at the end of its checklist. @throws {IncidentError} `invalid` when there are enough. */
export function addTask(
  checklists: Checklists,
  given: NewTask,
  { by, at }: By,
): ChecklistsChange & Readonly<{ task: Task }> {
  const { tasks } = mustFindChecklist(checklists, given.checklistId)
  if (countTasks(checklists) >= LIMITS.tasks) throw invalid(`There may be at most ${LIMITS.tasks} tasks.`)
  mustHaveRoom(tasks)
  const { task: assigned, facts } = withAssignee(
    openTask({ ...given, position: 0 }),
    given.assigneeId,
    by,
    at,
  )
  const after = put(checklists, assigned, '')
  const task = mustFindTask(after, given.id)
  const added: ChangeFact = { kind: 'task_added', task, by, at }
  return { checklists: after, task, facts: [added, ...facts] }
}

export type TaskMove = Readonly<{
  taskId: string
  /** `undefined` = its own. */
  checklistId: string | undefined
  /** `""` = last. */
  beforeTaskId: string
}>

/**
 * Within its checklist or into another one.
 *
 * @throws {IncidentError} `invalid` when there is no such checklist or neighbour, or the checklist is full.
 */
export function moveTask(checklists: Checklists, move: TaskMove, { by, at }: By): ChecklistsChange {
  const { taskId, beforeTaskId } = move
  const task = mustFindTask(checklists, taskId)
  const { checklistId = task.checklistId } = move
  const target = checklists.find(({ id }) => id === checklistId)
  if (!target) throw invalid('The checklist is not there any more.', 'checklist_id')
  const isHere = task.checklistId === checklistId
  if (isHere && isBefore(target.tasks, taskId, beforeTaskId)) return { checklists, facts: [] }
  if (!isHere) mustHaveRoom(target.tasks)
  if (beforeTaskId !== '' && !target.tasks.some(({ id }) => id === beforeTaskId)) {
    throw invalid('The task that it should stand before is not there any more.', 'before_task_id')
  }
  const after = put(taken(checklists, task), { ...task, checklistId }, beforeTaskId)
  return { checklists: after, facts: [{ kind: 'task_moved', task: mustFindTask(after, taskId), by, at }] }
}

/** The same by places in one checklist: counted from 0, `to` is where it stands afterwards. */
export function reorderTask(
  checklists: Checklists,
  { id: checklistId, tasks }: Checklist,
  { from, to }: Readonly<{ from: number; to: number }>,
  by: By,
): ChecklistsChange {
  const task = tasks[from]
  if (!task) throw invalid(`item_num must be less than ${tasks.length}.`, 'item_num')
  if (!tasks[to]) throw invalid(`new_location must be less than ${tasks.length}.`, 'new_location')
  const beforeTaskId = tasks.filter((other) => other !== task)[to]?.id ?? ''
  return moveTask(checklists, { taskId: task.id, checklistId, beforeTaskId }, by)
}

function mustHaveRoom(tasks: readonly Task[]): void {
  if (tasks.length < LIMITS.tasksOfChecklist) return
  throw invalid(`A checklist may have at most ${LIMITS.tasksOfChecklist} tasks.`)
}

function put(checklists: Checklists, task: Task, beforeTaskId: string): Checklists {
  const checklist = mustFindChecklist(checklists, task.checklistId)
  return replaced(checklists, { ...checklist, tasks: placedBefore(checklist.tasks, task, beforeTaskId) })
}

function taken(checklists: Checklists, { id, checklistId }: Task): Checklists {
  const checklist = mustFindChecklist(checklists, checklistId)
  return replaced(checklists, { ...checklist, tasks: checklist.tasks.filter((task) => task.id !== id) })
}
