import { NoQuery } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import type { ReadMetrics } from '../usecases/read-metrics.ts'
import { actorOf } from './authenticate.ts'
import { REFUSALS, texts } from './described.ts'
import type { TypedApp } from './typed-app.ts'

export type MetricsRouteDeps = Readonly<{ readMetrics: ReadMetrics }>

/** Source: Prometheus, "Exposition formats", text format 0.0.4. */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

const READ = {
  operationId: 'getMetrics',
  summary: 'Numbers for the operator; for system administrators.',
  querystring: NoQuery,
  response: { 200: texts(['text/plain'], 'In the text format of Prometheus.'), ...REFUSALS },
}

export function metricsRoutes(app: TypedApp, { readMetrics }: MetricsRouteDeps): void {
  app.get(routes.metrics, { schema: READ }, async (request, reply) => {
    const numbers = await readMetrics(actorOf(request))
    return reply.type(METRICS_TYPE).send(Buffer.from(numbers) as never)
  })
}
