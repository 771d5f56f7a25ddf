import * as React from 'react'
import { useState } from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { STATUSES, type Status } from '../../../server/domain/status.ts'
import { useTranslate } from '../i18n.ts'
import { STATUS_TEXTS } from '../incident/status-badge.tsx'
import { controlStyle, Field } from '../ui/field.tsx'

interface StatusFieldProps {
  readonly incident: Incident
  readonly status: Status
  readonly isLocked: boolean
  readonly error: string | undefined
  readonly onChange: (status: Status) => void
}

/** The status from now on; says when somebody else has changed it since the window opened. */
export function StatusField({ incident, status, isLocked, error, onChange }: StatusFieldProps) {
  const translate = useTranslate()
  const [first] = useState(incident.current_status)
  const now = incident.current_status
  const help = now === first ? undefined : translate('webapp.status_window.status_now', { status: now })
  return (
    <Field label={translate('webapp.status_window.status')} error={error} help={help}>
      {(control) => (
        <Select
          {...control}
          name='status'
          value={status}
          disabled={isLocked}
          onChange={({ target }) => onChange(target.value as Status)} // one of the options below
        >
          {STATUSES.map((one) => (
            <option key={one} value={one}>
              {translate(STATUS_TEXTS[one])}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

const Select = styled.select`
  ${controlStyle}
`
