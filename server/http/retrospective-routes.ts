import { IncidentParameters } from '../contract/parameters.ts'
import { RetrospectiveCanceled, WriteRetrospective } from '../contract/retrospective.ts'
import { routes } from '../contract/routes.ts'
import type { Retrospectives } from '../usecases/retrospectives.ts'
import { actorOf } from './authenticate.ts'
import { changing, changingSilently, tellVersion } from './changing.ts'
import type { TypedApp } from './typed-app.ts'

const WRITE = {
  operationId: 'writeRetrospective',
  summary: 'Stores the text of the retrospective.',
  params: IncidentParameters,
  body: WriteRetrospective,
  ...changingSilently('It is stored.'),
}

const PUBLISH = {
  operationId: 'publishRetrospective',
  summary: 'Stores the text of the retrospective and publishes it, once.',
  params: IncidentParameters,
  body: WriteRetrospective,
  ...changingSilently('It is published.'),
}

const CANCEL = {
  operationId: 'cancelRetrospective',
  summary: 'Says that no retrospective is to be expected. It can be written all the same.',
  params: IncidentParameters,
  ...changing(RetrospectiveCanceled, 'It is cancelled.'),
}

export function retrospectiveRoutes(app: TypedApp, retrospectives: Retrospectives): void {
  const { writeRetrospective, publishRetrospective, cancelRetrospective } = retrospectives

  app.post(routes.retrospective, { schema: WRITE }, async (request, reply) => {
    const { params, query, body } = request
    const order = { incidentId: params.id, text: body.retrospective, expectedVersion: query.version }
    const { version } = await writeRetrospective(actorOf(request), order)
    return tellVersion(reply, version).send()
  })

  app.post(routes.retrospectivePublication, { schema: PUBLISH }, async (request, reply) => {
    const { params, query, body } = request
    const order = { incidentId: params.id, text: body.retrospective, expectedVersion: query.version }
    const { version } = await publishRetrospective(actorOf(request), order)
    return tellVersion(reply, version).send()
  })

  app.post(routes.retrospectiveCancellation, { schema: CANCEL }, async (request, reply) => {
    const { params, query } = request
    const order = { incidentId: params.id, expectedVersion: query.version }
    const { version } = await cancelRetrospective(actorOf(request), order)
    void tellVersion(reply, version)
    return { version }
  })
}
