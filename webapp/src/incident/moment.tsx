import * as React from 'react'
import { useIntl } from 'react-intl'

import { useNow } from '../product.ts'

/** A point in time in the viewer's language and zone; without the year within the current one. */
export function Moment({ at }: { readonly at: number }) {
  const { formatDate } = useIntl()
  const now = useNow()
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const day = { month: 'short', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={formatDate(at, { dateStyle: 'full', timeStyle: 'medium' })}
    >
      {formatDate(at, isThisYear ? day : { ...day, year: 'numeric' })}
    </time>
  )
}
