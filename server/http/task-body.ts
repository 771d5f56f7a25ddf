import type { AddTask, EditTask } from '../contract/checklists.ts'
import type { TaskOrder } from '../usecases/checklists.ts'
import type { TaskEdit } from '../usecases/tasks.ts'

export const orderOf = (body: AddTask, expectedVersion: number | undefined): TaskOrder => ({
  texts: { title: body.title, description: body.description ?? '', command: body.command ?? '' },
  assigneeId: body.assignee_id ?? '',
  expectedVersion,
})

export const editOf = (body: EditTask, expectedVersion: number | undefined): TaskEdit => ({
  texts: {
    ...(body.title !== undefined && { title: body.title }),
    ...(body.description !== undefined && { description: body.description }),
    ...(body.command !== undefined && { command: body.command }),
  },
  sentAlong: { id: body.id ?? '', state: body.state ?? '', assigneeId: body.assignee_id ?? '' },
  expectedVersion,
})
