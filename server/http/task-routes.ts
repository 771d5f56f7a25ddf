import { SetTaskState, TaskAnswer } from '../contract/incident.ts'
import { ExpectedVersion, TaskParameters } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import { presentTask } from '../presenters/incident.ts'
import type { Tasks } from '../usecases/tasks.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS, VersionHeader } from './described.ts'
import type { TypedApp } from './typed-app.ts'

export type TaskRouteDeps = Readonly<{ setTaskState: Tasks['setTaskState'] }>

const SET_STATE = {
  operationId: 'setTaskState',
  summary: 'Sets the state of a task.',
  params: TaskParameters,
  querystring: ExpectedVersion,
  body: SetTaskState,
  response: {
    200: described(TaskAnswer, 'The task as it is now.', { 'X-Incident-Version': VersionHeader }),
    ...REFUSALS,
  },
}

export function taskRoutes(app: TypedApp, { setTaskState }: TaskRouteDeps): void {
  app.put(routes.taskState, { schema: SET_STATE }, async (request, reply) => {
    const { params, query, body } = request
    const ref = { incidentId: params.id, taskId: params.task_id }
    const { version, task } = await setTaskState(actorOf(request), ref, body.new_state, query.version)
    void reply.header('x-incident-version', version)
    return { version, task: presentTask(task) }
  })
}
