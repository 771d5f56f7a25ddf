import * as React from 'react'
import styled from 'styled-components'

import { SETTINGS_LIMITS } from '../../../../server/domain/settings-limits.ts'
import { useTranslate } from '../../i18n.ts'
import { controlStyle, Field } from '../../ui/field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { Group } from './group.tsx'
import type { GroupProps } from './settings-form.tsx'

/** Where webhooks may go although it is inward. */
export function WebhooksGroup({ form, isDisabled }: GroupProps) {
  const translate = useTranslate()
  const { values, problems, edit, leave } = form
  return (
    <Group title={translate('webapp.settings.webhooks')}>
      <Field
        label={translate('webapp.settings.allowed_hosts')}
        help={translate('webapp.settings.allowed_hosts_help')}
        error={problems.allowedHosts}
      >
        {(control) => (
          <TextArea
            {...control}
            value={values.allowedHosts}
            disabled={isDisabled}
            spellCheck={false}
            dir='ltr'
            onChange={(event) => edit({ allowedHosts: event.target.value })}
            onBlur={() => leave('allowedHosts')}
          />
        )}
      </Field>
    </Group>
  )
}

/** How long records are kept. */
export function RecordsGroup(props: GroupProps) {
  const translate = useTranslate()
  return (
    <Group title={translate('webapp.settings.records')}>
      <Days {...props} name='auditDays' />
      <Days {...props} name='deliveryDays' />
    </Group>
  )
}

const DAYS = {
  auditDays: { label: 'webapp.settings.audit_days', limits: SETTINGS_LIMITS.auditRetentionDays },
  deliveryDays: { label: 'webapp.settings.delivery_days', limits: SETTINGS_LIMITS.deliveryRetentionDays },
} as const

function Days({ form, isDisabled, name }: GroupProps & { readonly name: keyof typeof DAYS }) {
  const translate = useTranslate()
  const { values, problems, edit, leave } = form
  const { label, limits } = DAYS[name]
  return (
    <Field
      label={translate(label)}
      help={translate('webapp.settings.days_help', limits)}
      error={problems[name]}
    >
      {(control) => (
        <DaysInput
          {...control}
          value={values[name]}
          disabled={isDisabled}
          onChange={(event) => edit({ [name]: event.target.value })}
          onBlur={() => leave(name)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') leave(name)
          }}
        />
      )}
    </Field>
  )
}

const DaysInput = styled.input.attrs({ type: 'text', inputMode: 'numeric', autoComplete: 'off' })`
  ${controlStyle}
  max-width: 120px;
`
