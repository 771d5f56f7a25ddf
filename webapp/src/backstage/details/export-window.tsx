import * as React from 'react'
import { useState } from 'react'
import styled from 'styled-components'

import { useTranslate } from '../../i18n.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { controlStyle, Field } from '../../ui/field.tsx'

/** Milliseconds since 1970; what is absent does not narrow. */
export interface TimeRange {
  readonly from?: number
  readonly to?: number
}

interface ExportWindowProps {
  readonly subject: string
  /** Why a range is asked for. */
  readonly reason: string
  readonly onChoose: (range: TimeRange) => void
  readonly onClose: () => void
}

/** From when to when messages are taken, in the browser's time zone. */
export function ExportWindow({ subject, reason, onChoose, onClose }: ExportWindowProps) {
  const translate = useTranslate()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const choose = () =>
    onChoose({
      ...(from !== '' && { from: new Date(from).getTime() }),
      ...(to !== '' && { to: new Date(to).getTime() }),
    })
  const fields = [
    { label: translate('webapp.details.from'), value: from, change: setFrom },
    { label: translate('webapp.details.to'), value: to, change: setTo },
  ]
  return (
    <Confirm
      title={translate('webapp.details.export')}
      subject={subject}
      confirm={translate('webapp.details.export_range')}
      onConfirm={choose}
      onCancel={onClose}
    >
      <p>{reason}</p>
      {fields.map(({ label, value, change }) => (
        <Field key={label} label={label}>
          {(control) => <Time {...control} value={value} onChange={({ target }) => change(target.value)} />}
        </Field>
      ))}
    </Confirm>
  )
}

const Time = styled.input.attrs({ type: 'datetime-local' })`
  ${controlStyle}
`
