import * as React from 'react'
import { useIntl } from 'react-intl'

import { durationText } from '../../../server/domain/duration.ts'
import { useTranslate } from '../i18n.ts'
import { useNow } from '../product.ts'
import { useTimeFormat } from './use-time-format.ts'

/** How long something is past, following the shared clock; the exact time in its tooltip. */
export function Ago({ at }: { readonly at: number }) {
  const translate = useTranslate()
  const { formatDate } = useIntl()
  const now = useNow()
  const format = useTimeFormat()
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={formatDate(at, { dateStyle: 'full', timeStyle: 'medium', ...format })}
    >
      {translate('webapp.time.ago', { duration: durationText(Math.max(0, now - at)) })}
    </time>
  )
}
