import * as React from 'react'
import { useIntl } from 'react-intl'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { isOngoing, type Status } from '../../../server/domain/status.ts'
import { useTranslate } from '../i18n.ts'
import { useTimeFormat } from '../incident/use-time-format.ts'
import { useNow } from '../product.ts'
import { controlStyle, Field } from '../ui/field.tsx'
import { reminderText } from '../ui/reminder-text.ts'
import { remindersWith } from './status-values.ts'

interface ReminderFieldProps {
  readonly incident: Incident
  readonly status: Status
  readonly seconds: number
  readonly isLocked: boolean
  readonly error: string | undefined
  readonly onChange: (seconds: number) => void
}

/** When the next update shall be asked for; an ended incident has none. */
export function ReminderField(props: ReminderFieldProps) {
  const { incident, status, seconds, isLocked, error, onChange } = props
  const translate = useTranslate()
  const due = useDueText(seconds)
  const isOff = !isOngoing(status)
  const help = isOff ? translate('webapp.status_window.no_reminder') : due
  return (
    <Field label={translate('webapp.status_window.reminder')} error={error} help={help}>
      {(control) => (
        <Select
          {...control}
          name='reminder'
          value={isOff ? 0 : seconds}
          disabled={isOff || isLocked}
          onChange={({ target }) => onChange(Number(target.value))}
        >
          {remindersWith(incident.previous_reminder_seconds).map((one) => (
            <option key={one} value={one}>
              {reminderText(translate, one)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

const DAY = 24 * 60 * 60

/** The time of day, with its day where it is far away. */
function useDueText(seconds: number): string | undefined {
  const translate = useTranslate()
  const { formatDate } = useIntl()
  const format = useTimeFormat()
  const now = useNow()
  if (seconds === 0) return undefined
  const day = seconds >= DAY ? ({ month: 'short', day: 'numeric' } as const) : {}
  const time = formatDate(now + seconds * 1000, { hour: 'numeric', minute: 'numeric', ...day, ...format })
  return translate('webapp.status_window.due', { time })
}

const Select = styled.select`
  ${controlStyle}
`
