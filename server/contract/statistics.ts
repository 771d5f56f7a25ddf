import { Type, type Static } from 'typebox'

import { Count } from './common.ts'

const days = (description: string) => Type.Array(Count, { description })
const milliseconds = (what: string) => days(`${what}; milliseconds, 42 days of creation, today first.`)

/** Of the incidents that the caller may see. A day is 24 hours, the first one ends now. */
export const StatisticsSchema = Type.Object({
  total_reported_incidents: Count,
  total_active_incidents: Count,
  total_active_participants: Type.Integer({
    minimum: 0,
    description: 'People now in channels of ongoing incidents.',
  }),
  average_duration_active_incidents_minutes: Type.Integer({
    minimum: 0,
    description: 'Mean over ongoing incidents; 0 without any.',
  }),
  active_incidents: days('Ongoing at some moment of that day; 14 days, today first.'),
  people_in_incidents: days('People in their channels on that day; 14 days, today first.'),
  average_start_to_active: milliseconds('Mean until the first Active update; 0 without samples'),
  average_start_to_resolved: milliseconds('Mean until the first ended update; 0 without samples'),
  median_start_to_active: milliseconds('Median'),
  p90_start_to_active: milliseconds('90th percentile'),
  samples_start_to_active: days('How many there were, day by day.'),
  median_start_to_resolved: milliseconds('Median'),
  p90_start_to_resolved: milliseconds('90th percentile'),
  samples_start_to_resolved: days('How many there were, day by day.'),
})
export type Statistics = Static<typeof StatisticsSchema>
