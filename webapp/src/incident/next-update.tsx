import * as React from 'react'

import type { Incident } from '../../../server/contract/incident.ts'
import { durationText } from '../../../server/domain/duration.ts'
import { useTranslate } from '../i18n.ts'
import { useNow } from '../product.ts'
import { Moment } from './moment.tsx'

/** When the next status update is due, or for how long it has been. */
export function NextUpdate({ incident }: { readonly incident: Pick<Incident, 'reminder_at' | 'overdue'> }) {
  const translate = useTranslate()
  const now = useNow()
  const { reminder_at: dueAt, overdue } = incident
  if (dueAt === 0) return <>{translate('webapp.summary.no_reminder')}</>
  if (!overdue && now < dueAt) return <Moment at={dueAt} />
  const duration = durationText(Math.max(0, now - dueAt))
  return <strong>{translate('webapp.summary.overdue', { duration })}</strong>
}
