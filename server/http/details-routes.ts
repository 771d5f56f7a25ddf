import { ChangeDetails as ChangeDetailsBody, IncidentSchema } from '../contract/incident.ts'
import { ExpectedVersion, IncidentParameters } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import { presentIncident } from '../presenters/incident.ts'
import type { ChangeDetails } from '../usecases/details.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS, VersionHeader } from './described.ts'
import type { TypedApp } from './typed-app.ts'

export type DetailsRouteDeps = Readonly<{ changeDetails: ChangeDetails }>

const CHANGE = {
  operationId: 'changeDetails',
  summary: 'Renames the incident and its channel, or describes it anew.',
  params: IncidentParameters,
  querystring: ExpectedVersion,
  body: ChangeDetailsBody,
  response: {
    200: described(IncidentSchema, 'As it is afterwards.', { 'X-Incident-Version': VersionHeader }),
    ...REFUSALS,
  },
}

export function detailsRoutes(app: TypedApp, { changeDetails }: DetailsRouteDeps): void {
  app.patch(routes.incident, { schema: CHANGE }, async (request, reply) => {
    const { params, query, body } = request
    const { name, description } = body
    const input = { incidentId: params.id, name, description, expectedVersion: query.version }
    const seen = await changeDetails(actorOf(request), input)
    void reply.header('x-incident-version', seen.record.incident.version)
    return presentIncident(seen)
  })
}
