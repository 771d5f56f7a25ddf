import type { StoredTeamFacts, Viewer } from './incident-lists.ts'

/** Milliseconds from the start of incidents to something, by the day they were started: today first, 42 days. */
export type Latencies = Readonly<{
  /** 0 where there are no samples. */
  mean: readonly number[]
  median: readonly number[]
  p90: readonly number[]
  samples: readonly number[]
}>

/** Figures of the incidents of a team that one person may see. A day is 24 hours; the first one ends now. */
export type Statistics = Readonly<{
  reported: number
  active: number
  /** People who are in the channels of ongoing incidents now; no bots. */
  activeParticipants: number
  /** Mean of how long ongoing incidents have been so, in minutes; 0 without any. */
  averageDurationMinutes: number
  /** Incidents ongoing at some moment of a day, 14 days. */
  activeIncidents: readonly number[]
  /** People in their channels on that day; no bots. */
  peopleInIncidents: readonly number[]
  /** To the first update to Active. */
  startToActive: Latencies
  /** To the first update that ended it. */
  startToResolved: Latencies
}>

export interface StatisticsStore {
  findFacts(userId: string, teamId: string): Promise<StoredTeamFacts>
  /** A fixed number of statements, whatever there is. Only what the viewer may see, judged by live facts. */
  compute(question: { viewer: Viewer; teamId: string; now: Date }): Promise<Statistics>
}
