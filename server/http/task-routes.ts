import type { FastifyReply } from 'fastify'
import {
  AddTask,
  AssignTask,
  EditTask,
  MoveTask,
  RunAnswer,
  SetTaskState,
  TaskAnswer,
  VersionAnswer,
} from '../contract/checklists.ts'
import { ChecklistParameters, TaskParameters } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import { presentTask } from '../presenters/incident.ts'
import type { AnswerOnce } from '../usecases/answer-once.ts'
import type { AddedTask, Checklists } from '../usecases/checklists.ts'
import type { RunTask } from '../usecases/run-task.ts'
import type { Tasks } from '../usecases/tasks.ts'
import { actorOf } from './authenticate.ts'
import { changing, created, creating, removing, tellVersion } from './changing.ts'
import { create } from './idempotency.ts'
import { editOf, orderOf } from './task-body.ts'
import type { TypedApp } from './typed-app.ts'

export type TaskRouteDeps = Pick<Tasks, 'setTaskState' | 'assignTask' | 'editTask' | 'removeTask'> &
  Pick<Checklists, 'addTask' | 'moveTask'> &
  Readonly<{ runTask: RunTask; answerOnce: AnswerOnce }>

const ADD = {
  operationId: 'addTask',
  summary: 'Adds a task at the end of a checklist.',
  ...creating(TaskAnswer, 'The new task.'),
  params: ChecklistParameters,
  body: AddTask,
}

const EDIT = {
  operationId: 'editTask',
  summary: 'Changes what a task says.',
  ...changing(TaskAnswer, 'The task as it is now.'),
  params: TaskParameters,
  body: EditTask,
}

const REMOVE = {
  operationId: 'removeTask',
  summary: 'Removes a task.',
  ...removing('It is gone.'),
  params: TaskParameters,
}

const MOVE = {
  operationId: 'moveTask',
  summary: 'Moves a task within its checklist or into another one.',
  ...changing(VersionAnswer, 'It stands there.'),
  params: TaskParameters,
  body: MoveTask,
}

const SET_STATE = {
  operationId: 'setTaskState',
  summary: 'Sets the state of a task.',
  ...changing(TaskAnswer, 'The task as it is now.'),
  params: TaskParameters,
  body: SetTaskState,
}

const ASSIGN = {
  operationId: 'assignTask',
  summary: 'Gives a task to a person in the channel, or to nobody.',
  ...changing(TaskAnswer, 'The task as it is now.'),
  params: TaskParameters,
  body: AssignTask,
}

const RUN = {
  operationId: 'runTask',
  summary: 'Runs the command of a task as the caller, in the incident channel.',
  ...changing(RunAnswer, 'The host took it.'),
  params: TaskParameters,
}

/** Tasks by their ids. */
export function taskRoutes(app: TypedApp, deps: TaskRouteDeps): void {
  const { setTaskState, assignTask, editTask, removeTask, addTask, moveTask, runTask, answerOnce } = deps

  app.post(routes.tasks, { schema: ADD }, async (request, reply) => {
    const { params, query, body } = request
    const ref = { incidentId: params.id, checklistId: params.checklist_id }
    return create<AddedTask>(request, reply, {
      answerOnce,
      run: (once) => addTask(actorOf(request), ref, orderOf(body, query.version), once),
      answer: ({ version, task }) => created(version, { version, task: presentTask(task) }),
    })
  })

  app.put(routes.task, { schema: EDIT }, async (request, reply) => {
    const { params, query, body } = request
    return answer(reply, await editTask(actorOf(request), refOf(params), editOf(body, query.version)))
  })

  app.delete(routes.task, { schema: REMOVE }, async (request, reply) => {
    const { params, query } = request
    const { version } = await removeTask(actorOf(request), refOf(params), query.version)
    return tellVersion(reply, version).code(204).send()
  })

  app.put(routes.taskPosition, { schema: MOVE }, async (request, reply) => {
    const { params, query, body } = request
    const to = { checklistId: body.checklist_id, beforeTaskId: body.before_task_id }
    const { version } = await moveTask(actorOf(request), refOf(params), to, query.version)
    void tellVersion(reply, version)
    return { version }
  })

  app.put(routes.taskState, { schema: SET_STATE }, async (request, reply) => {
    const { params, query, body } = request
    return answer(reply, await setTaskState(actorOf(request), refOf(params), body.new_state, query.version))
  })

  app.put(routes.taskAssignee, { schema: ASSIGN }, async (request, reply) => {
    const { params, query, body } = request
    return answer(reply, await assignTask(actorOf(request), refOf(params), body.assignee_id, query.version))
  })

  app.post(routes.taskRun, { schema: RUN }, async (request, reply) => {
    const { params, query } = request
    const { triggerId, ...changed } = await runTask(actorOf(request), refOf(params), query.version)
    return { ...answer(reply, changed), trigger_id: triggerId }
  })
}

const refOf = ({ id, task_id: taskId }: { id: string; task_id: string }) => ({ incidentId: id, taskId })

type TaskAnswerOf = Awaited<ReturnType<Tasks['setTaskState']>>

function answer(reply: FastifyReply, { version, task }: TaskAnswerOf) {
  void tellVersion(reply, version)
  return { version, task: presentTask(task) }
}
