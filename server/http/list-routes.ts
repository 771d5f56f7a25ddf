import { IncidentList, IncidentListQuery } from '../contract/incident-list.ts'
import { routes } from '../contract/routes.ts'
import { presentIncident } from '../presenters/incident.ts'
import type { ListIncidents } from '../usecases/list-incidents.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS } from './described.ts'
import { readListQuery } from './list-query.ts'
import { presentPage } from './paging.ts'
import type { TypedApp } from './typed-app.ts'

export type ListRouteDeps = Readonly<{ listIncidents: ListIncidents }>

const LIST = {
  operationId: 'listIncidents',
  summary: 'Incidents of a team that the caller may see.',
  querystring: IncidentListQuery,
  response: { 200: described(IncidentList, 'One page.'), ...REFUSALS },
}

const DISABLED = {
  disabled: true,
  total_count: 0,
  page_count: 0,
  has_more: false,
  items: [],
  next_cursor: '',
}

export function listRoutes(app: TypedApp, { listIncidents }: ListRouteDeps): void {
  app.get(routes.incidents, { schema: LIST }, async (request) => {
    const actor = actorOf(request)
    const { question, list } = readListQuery(request.query, actor.userId)
    const page = await listIncidents(actor, question)
    return page === 'disabled' ? DISABLED : presentPage(page, question, list, presentIncident)
  })
}
