import type { AppDeps } from '../../server/http/app.ts'
import { DEFAULT_SETTINGS } from '../../server/domain/settings.ts'

const none = { mean: [], median: [], p90: [], samples: [] }

/** What concerns no single incident, answered as on a new server. */
export const serverUseCases: Partial<AppDeps> = {
  getSettings: () => Promise.resolve({ settings: DEFAULT_SETTINGS, capabilities: undefined }),
  changeSettings: () => Promise.resolve(),
  getPreferences: () => Promise.resolve({ assignmentMessages: true }),
  changePreferences: (_actor, next) => Promise.resolve(next),
  readMetrics: () => Promise.resolve('incident_collaboration_incidents{status="Reported"} 0\n'),
  readAudit: () => Promise.resolve({ total: 0, hasMore: false, rows: [] }),
  readSpecification: () => Promise.resolve(Buffer.from('{}')),
  countUiAction: () => Promise.resolve(),
  getStatistics: () =>
    Promise.resolve({
      reported: 0,
      active: 0,
      activeParticipants: 0,
      averageDurationMinutes: 0,
      activeIncidents: [],
      peopleInIncidents: [],
      startToActive: none,
      startToResolved: none,
    }),
}
