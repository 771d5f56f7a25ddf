import type { Static } from 'typebox'
import type { Id } from '../contract/common.ts'
import { IncidentSchema, StartIncident as StartBody } from '../contract/incident.ts'
import { ChannelParameters, IncidentParameters, NoQuery } from '../contract/parameters.ts'
import { API_BASE, pathOf, routes } from '../contract/routes.ts'
import { presentIncident } from '../presenters/incident.ts'
import type { Queries } from '../usecases/queries.ts'
import type { StartIncident, StartInput } from '../usecases/start-incident.ts'
import { actorOf } from './authenticate.ts'
import {
  described,
  empty,
  IfNoneMatch,
  LocationHeader,
  REFUSALS,
  TagHeader,
  VersionHeader,
} from './described.ts'
import { sendUnlessKnown } from './etag.ts'
import { IdempotencyHeaders, idempotencyKeyOf, ReplayedHeader } from './idempotency.ts'
import type { TypedApp } from './typed-app.ts'

export type IncidentRouteDeps = Readonly<{
  startIncident: StartIncident
  getIncident: Queries['getIncident']
  getIncidentOfChannel: Queries['getIncidentOfChannel']
}>

const START = {
  operationId: 'startIncident',
  summary: 'Starts an incident; answers when it is open.',
  headers: IdempotencyHeaders,
  querystring: NoQuery,
  body: StartBody,
  response: {
    201: described(IncidentSchema, 'The incident is open.', {
      Location: LocationHeader,
      'X-Incident-Version': VersionHeader,
      ...ReplayedHeader,
    }),
    ...REFUSALS,
  },
}

const GET = {
  operationId: 'getIncident',
  summary: 'Reads one incident.',
  headers: IfNoneMatch,
  params: IncidentParameters,
  querystring: NoQuery,
  response: {
    200: described(IncidentSchema, 'The incident.', { ETag: TagHeader }),
    304: empty('The answer is the one the caller has.'),
    ...REFUSALS,
  },
}

const GET_OF_CHANNEL = {
  operationId: 'getIncidentOfChannel',
  summary: 'Reads the incident of a channel.',
  params: ChannelParameters,
  querystring: NoQuery,
  response: { 200: described(IncidentSchema, 'The incident.'), ...REFUSALS },
}

export function incidentRoutes(
  app: TypedApp,
  { startIncident, getIncident, getIncidentOfChannel }: IncidentRouteDeps,
): void {
  app.post(routes.incidents, { schema: START }, async (request, reply) => {
    const key = idempotencyKeyOf(request)
    const { isReplay, ...seen } = await startIncident(actorOf(request), startInput(request.body, key))
    const { id, version } = seen.record.incident
    void reply.code(201).header('location', locationOf(id)).header('x-incident-version', version)
    if (isReplay) void reply.header('idempotency-replayed', 'true')
    return presentIncident(seen)
  })

  app.get(routes.incident, { schema: GET }, async (request, reply) => {
    const seen = await getIncident(actorOf(request), request.params.id)
    return sendUnlessKnown(request, reply, presentIncident(seen))
  })

  app.get(routes.incidentOfChannel, { schema: GET_OF_CHANNEL }, async (request) =>
    presentIncident(await getIncidentOfChannel(actorOf(request), request.params.channel_id)),
  )
}

/** Below the plugin's root. */
const locationOf = (id: Static<typeof Id>): string => API_BASE + pathOf(routes.incident, { id })

const startInput = (body: Static<typeof StartBody>, key: StartInput['key']): StartInput => ({
  name: body.name,
  description: body.description ?? '',
  teamId: body.team_id,
  commanderId: body.commander_user_id,
  playbookId: body.playbook_id ?? '',
  postId: body.post_id ?? '',
  clientId: '',
  askedInChannelId: '',
  key,
})
