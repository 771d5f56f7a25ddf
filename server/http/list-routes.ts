import { Type } from 'typebox'

import { Id } from '../contract/common.ts'
import {
  CommanderSchema,
  IncidentChannelsQuery,
  IncidentList,
  IncidentListQuery,
  TeamQuery,
} from '../contract/incident-list.ts'
import { routes } from '../contract/routes.ts'
import { presentIncident } from '../presenters/incident.ts'
import type { Lists } from '../usecases/list-incidents.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS } from './described.ts'
import { readChannelsQuery, readListQuery } from './list-query.ts'
import { presentPage } from './paging.ts'
import type { TypedApp } from './typed-app.ts'

export type ListRouteDeps = Lists

const LIST = {
  operationId: 'listIncidents',
  summary: 'Incidents of a team that the caller may see.',
  querystring: IncidentListQuery,
  response: { 200: described(IncidentList, 'One page.'), ...REFUSALS },
}

const CHANNELS = {
  operationId: 'listIncidentChannels',
  summary: 'Channels of incidents of a team that the caller may see.',
  querystring: IncidentChannelsQuery,
  response: {
    200: described(Type.Array(Id), 'Their ids.', {
      'X-Total-Count': Type.Integer({ description: 'How many there are in all.' }),
    }),
    ...REFUSALS,
  },
}

const COMMANDERS = {
  operationId: 'listCommanders',
  summary: 'Commanders of incidents of a team that the caller may see.',
  querystring: TeamQuery,
  response: { 200: described(Type.Array(CommanderSchema), 'By username, at most 1,000.'), ...REFUSALS },
}

const DISABLED = {
  disabled: true,
  total_count: 0,
  page_count: 0,
  has_more: false,
  items: [],
  next_cursor: '',
}

export function listRoutes(app: TypedApp, lists: ListRouteDeps): void {
  app.get(routes.incidents, { schema: LIST }, async (request) => {
    const actor = actorOf(request)
    const { question, list } = readListQuery(request.query, actor.userId)
    const page = await lists.listIncidents(actor, question)
    return page === 'disabled' ? DISABLED : presentPage(page, question, list, presentIncident)
  })

  app.get(routes.incidentChannels, { schema: CHANNELS }, async (request, reply) => {
    const actor = actorOf(request)
    const { question } = readChannelsQuery(request.query, actor.userId)
    const { total, rows } = await lists.listChannels(actor, question)
    void reply.header('x-total-count', total)
    return rows.map(({ channelId }) => channelId)
  })

  app.get(routes.commanders, { schema: COMMANDERS }, async (request) => {
    const commanders = await lists.listCommanders(actorOf(request), request.query.team_id)
    return commanders.map(({ userId, username }) => ({ user_id: userId, username }))
  })
}
