import { Type } from 'typebox'
import { NoQuery } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import type { Queries } from '../usecases/queries.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS } from './described.ts'
import type { TypedApp } from './typed-app.ts'

export type OpenapiRouteDeps = Readonly<{
  mustBeActive: Queries['mustBeActive']
  /** The shipped assets/openapi.json. */
  readSpecification(): Promise<Buffer>
}>

const READ = {
  operationId: 'getSpecification',
  summary: 'This document.',
  querystring: NoQuery,
  response: { 200: described(Type.Object({}), 'OpenAPI 3.1.'), ...REFUSALS },
}

export function openapiRoutes(app: TypedApp, { mustBeActive, readSpecification }: OpenapiRouteDeps): void {
  app.get(routes.openapi, { schema: READ }, async (request, reply) => {
    await mustBeActive(actorOf(request))
    return reply.type('application/json').send(await readSpecification())
  })
}
