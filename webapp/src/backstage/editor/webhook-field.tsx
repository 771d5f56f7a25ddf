import * as React from 'react'
import styled from 'styled-components'

import { useTranslate } from '../../i18n.ts'
import { controlStyle, Field } from '../../ui/field.tsx'
import { useForm } from './form-context.ts'

interface WebhookFieldProps {
  readonly field: 'webhook_on_creation_url' | 'webhook_on_status_update_url'
  readonly isDisabled: boolean
}

const LABELS = {
  webhook_on_creation_url: 'webapp.editor.webhook_start_address',
  webhook_on_status_update_url: 'webapp.editor.webhook_update_address',
} as const

/** An address outside; what is wrong with it is said once it is left. */
export function WebhookField({ field, isDisabled }: WebhookFieldProps) {
  const translate = useTranslate()
  const { draft, set, errorOf, onLeave } = useForm()
  return (
    <Field label={translate(LABELS[field])} error={errorOf(field)}>
      {(control) => (
        <Address
          {...control}
          name={field}
          placeholder={translate('webapp.editor.webhook_example')}
          value={draft[field]}
          disabled={isDisabled}
          onChange={({ target }) => set({ [field]: target.value })}
          onBlur={() => onLeave(field)}
        />
      )}
    </Field>
  )
}

const Address = styled.input.attrs({ type: 'url', dir: 'ltr', autoComplete: 'off' })`
  ${controlStyle}
`
