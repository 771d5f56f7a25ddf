import type * as wire from '../contract/statistics.ts'

type Latencies = Readonly<Record<'mean' | 'median' | 'p90' | 'samples', readonly number[]>>

type Statistics = Readonly<{
  reported: number
  active: number
  activeParticipants: number
  averageDurationMinutes: number
  activeIncidents: readonly number[]
  peopleInIncidents: readonly number[]
  startToActive: Latencies
  startToResolved: Latencies
}>

export const presentStatistics = (figures: Statistics): wire.Statistics => ({
  total_reported_incidents: figures.reported,
  total_active_incidents: figures.active,
  total_active_participants: figures.activeParticipants,
  average_duration_active_incidents_minutes: figures.averageDurationMinutes,
  active_incidents: [...figures.activeIncidents],
  people_in_incidents: [...figures.peopleInIncidents],
  average_start_to_active: [...figures.startToActive.mean],
  average_start_to_resolved: [...figures.startToResolved.mean],
  median_start_to_active: [...figures.startToActive.median],
  p90_start_to_active: [...figures.startToActive.p90],
  samples_start_to_active: [...figures.startToActive.samples],
  median_start_to_resolved: [...figures.startToResolved.median],
  p90_start_to_resolved: [...figures.startToResolved.p90],
  samples_start_to_resolved: [...figures.startToResolved.samples],
})
