import { TeamQuery } from '../contract/incident-list.ts'
import { routes } from '../contract/routes.ts'
import { StatisticsSchema } from '../contract/statistics.ts'
import { presentStatistics } from '../presenters/statistics.ts'
import type { GetStatistics } from '../usecases/statistics.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS } from './described.ts'
import type { TypedApp } from './typed-app.ts'

export type StatisticsRouteDeps = Readonly<{ getStatistics: GetStatistics }>

const GET = {
  operationId: 'getStatistics',
  summary: 'Figures of the incidents of a team that the caller may see.',
  querystring: TeamQuery,
  response: { 200: described(StatisticsSchema, 'At most a minute old.'), ...REFUSALS },
}

export function statisticsRoutes(app: TypedApp, { getStatistics }: StatisticsRouteDeps): void {
  app.get(routes.statistics, { schema: GET }, async (request) =>
    presentStatistics(await getStatistics(actorOf(request), request.query.team_id)),
  )
}
