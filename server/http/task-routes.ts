import type { FastifyReply } from 'fastify'
import { AssignTask, RunAnswer, SetTaskState, TaskAnswer } from '../contract/incident.ts'
import { ExpectedVersion, TaskParameters } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import { presentTask } from '../presenters/incident.ts'
import type { RunTask } from '../usecases/run-task.ts'
import type { Tasks } from '../usecases/tasks.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS, VersionHeader } from './described.ts'
import type { TypedApp } from './typed-app.ts'

export type TaskRouteDeps = Pick<Tasks, 'setTaskState' | 'assignTask'> & Readonly<{ runTask: RunTask }>

const ON_TASK = {
  params: TaskParameters,
  querystring: ExpectedVersion,
  response: {
    200: described(TaskAnswer, 'The task as it is now.', { 'X-Incident-Version': VersionHeader }),
    ...REFUSALS,
  },
}

const SET_STATE = {
  operationId: 'setTaskState',
  summary: 'Sets the state of a task.',
  ...ON_TASK,
  body: SetTaskState,
}

const ASSIGN = {
  operationId: 'assignTask',
  summary: 'Gives a task to a person in the channel, or to nobody.',
  ...ON_TASK,
  body: AssignTask,
}

const RUN = {
  operationId: 'runTask',
  summary: 'Runs the command of a task as the caller, in the incident channel.',
  params: TaskParameters,
  querystring: ExpectedVersion,
  response: {
    200: described(RunAnswer, 'The host took it.', { 'X-Incident-Version': VersionHeader }),
    ...REFUSALS,
  },
}

export function taskRoutes(app: TypedApp, { setTaskState, assignTask, runTask }: TaskRouteDeps): void {
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
  void reply.header('x-incident-version', version)
  return { version, task: presentTask(task) }
}
