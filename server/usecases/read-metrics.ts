import { mustReadAudit } from '../domain/permissions.ts'
import type { Host } from './ports/host.ts'
import type { MetricsSource, StandingStore } from './ports/metrics.ts'
import type { Actor } from './ports/people.ts'
import type { Clock } from './ports/process.ts'
import type { Reads } from './ports/reads.ts'

export type ReadMetricsDeps = Readonly<{
  metrics: MetricsSource
  standing: StandingStore
  reads: Pick<Reads, 'isActive'>
  host: Pick<Host, 'isAdmin'>
  clock: Pick<Clock, 'now'>
}>

export type ReadMetrics = ReturnType<typeof makeReadMetrics>['readMetrics']

export function makeReadMetrics({ metrics, standing, reads, host, clock }: ReadMetricsDeps) {
  /** For whoever the host lets at its own metrics, which only operators reach. */
  const tellMetrics = async (): Promise<string> => metrics.text(await standing.find(), clock.now())

  return {
    tellMetrics,

    /** @throws {IncidentError} `unauthorized`, `forbidden` for all but administrators. */
    async readMetrics({ userId }: Actor): Promise<string> {
      const [isAdmin, isActive] = await Promise.all([host.isAdmin(userId), reads.isActive(userId)])
      mustReadAudit({ isAdmin, isActive })
      return tellMetrics()
    },
  }
}
