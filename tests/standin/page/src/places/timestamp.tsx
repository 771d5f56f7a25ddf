import * as React from 'react'
import { FormattedDate, FormattedTime, useIntl } from 'react-intl'

interface TimestampProps {
  readonly value: number | Date
}

/** The time of day, with the whole date as a hint. */
export function Timestamp({ value }: TimestampProps) {
  const { formatDate } = useIntl()
  const title = formatDate(value, { dateStyle: 'full', timeStyle: 'short' })
  return (
    <time dateTime={new Date(value).toISOString()} title={title}>
      <FormattedTime value={value} />
    </time>
  )
}

/** "Today", or the date. */
export function Day({ value }: TimestampProps) {
  const isToday = new Date(value).toDateString() === new Date().toDateString()
  return isToday ? <>Today</> : <FormattedDate value={value} dateStyle='long' />
}
