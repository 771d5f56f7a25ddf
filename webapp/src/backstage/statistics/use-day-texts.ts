import { useIntl } from 'react-intl'

import { useTimeFormat } from '../../incident/use-time-format.ts'

const DAY = 24 * 3_600_000

/** Names the days of a series of figures, newest first: the 24 hours that end at this moment, the ones before, ... */
export function useDayTexts(at: number): (index: number) => string {
  const { formatDate } = useIntl()
  const { timeZone } = useTimeFormat()
  return (index) =>
    formatDate(at - index * DAY, { month: 'short', day: 'numeric', ...(timeZone && { timeZone }) })
}
