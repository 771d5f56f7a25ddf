import { Type } from 'typebox'
import { ChangeCommander } from '../contract/incident.ts'
import { ExpectedVersion, IncidentParameters } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import type { HandOver } from '../usecases/commander.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS, VersionHeader } from './described.ts'
import type { TypedApp } from './typed-app.ts'

export type CommanderRouteDeps = Readonly<{ handOver: HandOver }>

const CHANGE = {
  operationId: 'changeCommander',
  summary: 'Makes a person of the channel the commander.',
  params: IncidentParameters,
  querystring: ExpectedVersion,
  body: ChangeCommander,
  response: {
    200: described(Type.Object({}), 'They command.', { 'X-Incident-Version': VersionHeader }),
    ...REFUSALS,
  },
}

export function commanderRoutes(app: TypedApp, { handOver }: CommanderRouteDeps): void {
  app.post(routes.commander, { schema: CHANGE }, async (request, reply) => {
    const { params, query, body } = request
    const order = {
      incidentId: params.id,
      commanderId: body.commander_id,
      expectedVersion: query.version,
    }
    const { version } = await handOver(actorOf(request), order)
    void reply.header('x-incident-version', version)
    return {}
  })
}
