import { Type } from 'typebox'
import {
  AddTask,
  AssignTask,
  EditTask,
  ReorderTask,
  RunAtPlaceAnswer,
  SetTaskState,
} from '../contract/checklists.ts'
import { ChecklistPlaceParameters, TaskPlaceParameters } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import type { AnswerOnce } from '../usecases/answer-once.ts'
import type { AddedTask, Checklists } from '../usecases/checklists.ts'
import type { RunTask } from '../usecases/run-task.ts'
import type { Tasks } from '../usecases/tasks.ts'
import { actorOf } from './authenticate.ts'
import { changing, changingSilently, created, creatingSilently, removing, tellVersion } from './changing.ts'
import { create } from './idempotency.ts'
import { editOf, orderOf } from './task-body.ts'
import type { TypedApp } from './typed-app.ts'

export type TaskPlaceRouteDeps = Pick<Tasks, 'setTaskState' | 'assignTask' | 'editTask' | 'removeTask'> &
  Pick<Checklists, 'addTask' | 'reorderTask'> &
  Readonly<{ runTask: RunTask; answerOnce: AnswerOnce }>

const ADD = {
  operationId: 'addTaskAtPlace',
  summary: 'Adds a task at the end of the checklist at that place.',
  ...creatingSilently('It is there.'),
  params: ChecklistPlaceParameters,
  body: AddTask,
}

const REORDER = {
  operationId: 'reorderTask',
  summary: 'Moves a task within the checklist at that place.',
  ...changingSilently('It stands there.'),
  params: ChecklistPlaceParameters,
  body: ReorderTask,
}

const EDIT = {
  operationId: 'editTaskAtPlace',
  summary: 'Changes what the task at that place says.',
  ...changingSilently('It says so.'),
  params: TaskPlaceParameters,
  body: EditTask,
}

const REMOVE = {
  operationId: 'removeTaskAtPlace',
  summary: 'Removes the task at that place.',
  ...removing('It is gone.'),
  params: TaskPlaceParameters,
}

const SET_STATE = {
  operationId: 'setTaskStateAtPlace',
  summary: 'Sets the state of the task at that place.',
  ...changing(Type.Object({}), 'It has that state.'),
  params: TaskPlaceParameters,
  body: SetTaskState,
}

const ASSIGN = {
  operationId: 'assignTaskAtPlace',
  summary: 'Gives the task at that place to a person in the channel, or to nobody.',
  ...changing(Type.Object({}), 'It is theirs.'),
  params: TaskPlaceParameters,
  body: AssignTask,
}

const RUN = {
  operationId: 'runTaskAtPlace',
  summary: 'Runs the command of the task at that place as the caller, in the incident channel.',
  ...changing(RunAtPlaceAnswer, 'The host took it.'),
  params: TaskPlaceParameters,
}

/** Tasks by their places: each does what its twin by id does. */
export function taskPlaceRoutes(app: TypedApp, deps: TaskPlaceRouteDeps): void {
  const { setTaskState, assignTask, editTask, removeTask, addTask, reorderTask, runTask, answerOnce } = deps

  app.put(routes.addTaskAtPlace, { schema: ADD }, async (request, reply) => {
    const { params, query, body } = request
    return create<AddedTask>(request, reply, {
      answerOnce,
      run: (once) => addTask(actorOf(request), checklistOf(params), orderOf(body, query.version), once),
      answer: ({ version }) => created(version),
    })
  })

  app.put(routes.reorderTask, { schema: REORDER }, async (request, reply) => {
    const { params, query, body } = request
    const move = { from: body.item_num, to: body.new_location }
    const { version } = await reorderTask(actorOf(request), checklistOf(params), move, query.version)
    return tellVersion(reply, version).send()
  })

  app.put(routes.taskAtPlace, { schema: EDIT }, async (request, reply) => {
    const { params, query, body } = request
    const { version } = await editTask(actorOf(request), taskOf(params), editOf(body, query.version))
    return tellVersion(reply, version).send()
  })

  app.delete(routes.taskAtPlace, { schema: REMOVE }, async (request, reply) => {
    const { params, query } = request
    const { version } = await removeTask(actorOf(request), taskOf(params), query.version)
    return tellVersion(reply, version).code(204).send()
  })

  app.put(routes.taskAtPlaceState, { schema: SET_STATE }, async (request, reply) => {
    const { params, query, body } = request
    const task = taskOf(params)
    const { version } = await setTaskState(actorOf(request), task, body.new_state, query.version)
    return tellVersion(reply, version).send({})
  })

  app.put(routes.taskAtPlaceAssignee, { schema: ASSIGN }, async (request, reply) => {
    const { params, query, body } = request
    const task = taskOf(params)
    const { version } = await assignTask(actorOf(request), task, body.assignee_id, query.version)
    return tellVersion(reply, version).send({})
  })

  app.post(routes.taskAtPlaceRun, { schema: RUN }, async (request, reply) => {
    const { params, query } = request
    const { version, triggerId } = await runTask(actorOf(request), taskOf(params), query.version)
    return tellVersion(reply, version).send({ trigger_id: triggerId })
  })
}

const checklistOf = ({ id, c }: { id: string; c: string }) => ({ incidentId: id, checklistIndex: Number(c) })

const taskOf = ({ i, ...checklist }: { id: string; c: string; i: string }) => ({
  ...checklistOf(checklist),
  taskIndex: Number(i),
})
