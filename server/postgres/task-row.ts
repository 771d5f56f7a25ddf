import type { Task, TaskState } from '../domain/checklist.ts'
import { fromTime, toTime } from './times.ts'

/** A row of `task` as the JSON of a statement brings it. */
export type TaskRow = Readonly<{
  id: string
  checklist_id: string
  position: number
  title: string
  description: string
  command: string
  state: TaskState
  state_modified: number
  state_modified_post_id: string
  assignee_id: string
  assignee_modified: number
  assignee_modified_post_id: string
  command_last_run: number
}>

export const TASK_COLUMNS = `id, checklist_id, position, title, description, command, state, state_modified,
  state_modified_post_id, assignee_id, assignee_modified, assignee_modified_post_id, command_last_run`

/** For `jsonb_to_recordset`, in the order of {@link TASK_COLUMNS}. */
export const TASK_RECORD = `id text, checklist_id text, position bigint, title text, description text,
  command text, state text, state_modified bigint, state_modified_post_id text, assignee_id text,
  assignee_modified bigint, assignee_modified_post_id text, command_last_run bigint`

export const toTask = (row: TaskRow): Task => ({
  id: row.id,
  checklistId: row.checklist_id,
  position: row.position,
  title: row.title,
  description: row.description,
  command: row.command,
  state: row.state,
  stateModifiedAt: toTime(row.state_modified),
  stateModifiedPostId: row.state_modified_post_id,
  assigneeId: row.assignee_id,
  assigneeModifiedAt: toTime(row.assignee_modified),
  assigneeModifiedPostId: row.assignee_modified_post_id,
  commandLastRunAt: toTime(row.command_last_run),
})

export const toTaskRow = (task: Task): TaskRow => ({
  id: task.id,
  checklist_id: task.checklistId,
  position: task.position,
  title: task.title,
  description: task.description,
  command: task.command,
  state: task.state,
  state_modified: fromTime(task.stateModifiedAt),
  state_modified_post_id: task.stateModifiedPostId,
  assignee_id: task.assigneeId,
  assignee_modified: fromTime(task.assigneeModifiedAt),
  assignee_modified_post_id: task.assigneeModifiedPostId,
  command_last_run: fromTime(task.commandLastRunAt),
})
