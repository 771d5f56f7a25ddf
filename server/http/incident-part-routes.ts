import type { TSchema } from 'typebox'

import {
  MetadataSchema,
  ParticipantsQuery,
  ParticipantSchema,
  PartQuery,
  StatusUpdateSchema,
  TimelineQuery,
} from '../contract/incident-parts.ts'
import { TimelineEventSchema } from '../contract/incident.ts'
import { listOf } from '../contract/list.ts'
import { IncidentParameters, NoQuery } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import { TIMELINE_EVENT_TYPES } from '../domain/timeline.ts'
import { presentMetadata, presentParticipant, presentUpdate } from '../presenters/incident-parts.ts'
import { presentTimelineEvent } from '../presenters/incident.ts'
import type { ReadParts } from '../usecases/incident-parts.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS } from './described.ts'
import { fingerprintOf } from './list-cursor.ts'
import { presentPage, readPaging, type ListName } from './paging.ts'
import { isDescending, oneOf, valuesIn } from './query-values.ts'
import type { TypedApp } from './typed-app.ts'

export type IncidentPartRouteDeps = Omit<ReadParts, 'mustViewIncident'>

const METADATA = {
  operationId: 'getMetadata',
  summary: 'Names and numbers of an incident.',
  params: IncidentParameters,
  querystring: NoQuery,
  response: { 200: described(MetadataSchema, 'As they are now.'), ...REFUSALS },
}

const list = <Query extends TSchema, Item extends TSchema>(
  operationId: string,
  summary: string,
  querystring: Query,
  item: Item,
) => ({
  operationId,
  summary,
  params: IncidentParameters,
  querystring,
  response: { 200: described(listOf(item), 'One page.'), ...REFUSALS },
})

const TIMELINE = list('listTimeline', 'What happened, oldest first.', TimelineQuery, TimelineEventSchema)
const UPDATES = list('listStatusUpdates', 'Status updates, newest first.', PartQuery, StatusUpdateSchema)
const PARTICIPANTS = list(
  'listParticipants',
  'Everybody who was ever in the channel, by username.',
  ParticipantsQuery,
  ParticipantSchema,
)

/** What is read of one incident beside the incident itself. */
export function incidentPartRoutes(app: TypedApp, parts: IncidentPartRouteDeps): void {
  app.get(routes.metadata, { schema: METADATA }, async (request) =>
    presentMetadata(await parts.getMetadata(actorOf(request), request.params.id)),
  )

  app.get(routes.timeline, { schema: TIMELINE }, async (request) => {
    const {
      params: { id },
      query,
    } = request
    const filters = {
      types: valuesIn(query.types).map((type) => oneOf(TIMELINE_EVENT_TYPES, type, 'types')),
      isDescending: isDescending(query.direction),
    }
    const name = nameOf('timeline', id, 'number', filters)
    const question = { ...readPaging(query, name), ...filters }
    const page = await parts.listTimeline(actorOf(request), id, question)
    return presentPage(page, question, name, (event) => presentTimelineEvent(event, id))
  })

  app.get(routes.statusUpdates, { schema: UPDATES }, async (request) => {
    const { id } = request.params
    const name = nameOf('updates', id, 'string')
    const paging = readPaging(request.query, name)
    return presentPage(await parts.listUpdates(actorOf(request), id, paging), paging, name, presentUpdate)
  })

  app.get(routes.participants, { schema: PARTICIPANTS }, async (request) => {
    const {
      params: { id },
      query,
    } = request
    const filters = { isPresent: query.present ?? false }
    const name = nameOf('participants', id, 'string', filters)
    const question = { ...readPaging(query, name), ...filters }
    const page = await parts.listParticipants(actorOf(request), id, question)
    return presentPage(page, question, name, presentParticipant)
  })
}

const nameOf = (
  list: string,
  incidentId: string,
  keyType: ListName['keyType'],
  filters: object = {},
): ListName => ({ keyType, fingerprint: fingerprintOf({ list, incidentId, ...filters }) })
