import * as React from 'react'
import { useIntl } from 'react-intl'

import { useNow } from '../product.ts'
import { useTimeFormat } from './use-time-format.ts'

/** A point in time in the viewer's language and zone; without the year within the current one. */
export function Moment({ at }: { readonly at: number }) {
  const { formatDate } = useIntl()
  const now = useNow()
  const format = useTimeFormat()
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const day = { month: 'short', day: 'numeric', hour: 'numeric', minute: 'numeric', ...format } as const
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDate(at, { ...EXACT, ...format })}>
      {formatDate(at, isThisYear ? day : { ...day, year: 'numeric' })}
    </time>
  )
}

const EXACT = { dateStyle: 'full', timeStyle: 'medium' } as const
