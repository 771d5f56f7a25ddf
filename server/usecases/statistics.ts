import { mustSeeStatistics } from '../domain/permissions.ts'
import { askMayReadPublic } from './access.ts'
import type { Host } from './ports/host.ts'
import type { Viewer } from './ports/incident-lists.ts'
import type { Actor } from './ports/people.ts'
import type { Clock } from './ports/process.ts'
import type { Statistics, StatisticsStore } from './ports/statistics.ts'

export type StatisticsDeps = Readonly<{
  statistics: StatisticsStore
  host: Pick<Host, 'isAdmin' | 'mayInTeam'>
  clock: Clock
}>

export type GetStatistics = ReturnType<typeof makeStatistics>

const KEPT_MS = 60_000
/** A few kilobytes each. */
const MOST_KEPT = 500

type Kept = Readonly<{ at: number; figures: Promise<Statistics> }>

export function makeStatistics({ statistics, host, clock }: StatisticsDeps) {
  const kept = new Map<string, Kept>()

  /**
   * The statistics of a team, computed at most once a minute for each person and team. The right is asked anew each
   * time; a failure is not kept.
   *
   * @throws {IncidentError} `unauthorized`; `forbidden` for guests, foreign and unknown teams; `team_disabled`.
   */
  return async function getStatistics({ userId }: Actor, teamId: string): Promise<Statistics> {
    const [isAdmin, mayReadPublicChannels, facts] = await Promise.all([
      host.isAdmin(userId),
      askMayReadPublic(host, userId, { teamId }),
      statistics.findFacts(userId, teamId),
    ])
    mustSeeStatistics({ ...facts, isAdmin })
    return figuresOf({ userId, isAdmin, mayReadPublicChannels }, teamId)
  }

  function figuresOf(viewer: Viewer, teamId: string): Promise<Statistics> {
    const now = clock.now()
    const { userId, isAdmin, mayReadPublicChannels } = viewer
    const key = [userId, teamId, isAdmin, mayReadPublicChannels].join()
    const known = kept.get(key)
    if (known && now.getTime() - known.at < KEPT_MS) return known.figures
    const figures = statistics.compute({ viewer, teamId, now })
    keep(key, { at: now.getTime(), figures })
    figures.catch(() => {
      if (kept.get(key)?.figures === figures) kept.delete(key)
    })
    return figures
  }

  function keep(key: string, answer: Kept): void {
    kept.delete(key)
    kept.set(key, answer)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  }
}
