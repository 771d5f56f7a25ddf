import { Type } from 'typebox'

import { CLOSED } from '../contract/common.ts'
import { IncidentParameters, NoQuery } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import type { CountUiAction } from '../usecases/ui-actions.ts'
import { actorOf } from './authenticate.ts'
import { empty, REFUSALS } from './described.ts'
import type { TypedApp } from './typed-app.ts'

export type TelemetryRouteDeps = Readonly<{ countUiAction: CountUiAction }>

const COUNT = {
  operationId: 'countUiAction',
  summary: 'Counts what the caller did on a page. Nothing leaves the server.',
  params: IncidentParameters,
  querystring: NoQuery,
  body: Type.Object(
    { action: Type.String({ pattern: '^[a-z0-9_]{1,64}$', description: '1 to 64 of a-z, 0-9 and _.' }) },
    CLOSED,
  ),
  response: { 204: empty('It is counted.'), ...REFUSALS },
}

export function telemetryRoutes(app: TypedApp, { countUiAction }: TelemetryRouteDeps): void {
  app.post(routes.uiAction, { schema: COUNT }, async (request, reply) => {
    await countUiAction(actorOf(request), request.params.id, request.body.action)
    return reply.code(204).send()
  })
}
