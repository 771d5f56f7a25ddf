import * as React from 'react'
import styled from 'styled-components'

import type { Settings } from '../../../../server/contract/settings.ts'
import type { ConsoleSettingProps } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { Failed, sentenceOf } from '../../ui/failed.tsx'
import { Problem } from '../../ui/field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { SettingsForm, SettingsToRead } from './settings-form.tsx'
import { isWhole } from './settings-values.ts'
import { useSavingLater } from './use-saving-later.ts'
import { useSettings } from './use-settings.ts'

/** The settings as the System Console shows them, saved with everything else of that page. */
export function ConsoleForm({ host }: { readonly host: ConsoleSettingProps }) {
  const { value, failure, reload } = useSettings()
  if (value) return <Form settings={value} reload={reload} host={host} />
  if (failure) return <Failed what='webapp.settings.unread' failure={failure} onRetry={() => void reload()} />
  return <Skeleton lines={8} />
}

interface FormProps {
  readonly settings: Settings
  readonly reload: () => Promise<void>
  readonly host: ConsoleSettingProps
}

function Form({ settings, reload, host }: FormProps) {
  const translate = useTranslate()
  const form = useSavingLater(settings, reload, host)
  return (
    <Surface>
      {isWhole(settings) ? (
        <SettingsForm form={form} isDisabled={host.disabled} />
      ) : (
        <SettingsToRead form={form} />
      )}
      {form.failure !== undefined && (
        <Problem role='alert'>
          {sentenceOf(translate, translate('webapp.settings.unsaved'), { code: '', message: form.failure })}
        </Problem>
      )}
    </Surface>
  )
}

/** The console's own ground is another one than that of pages. */
const Surface = styled.div`
  padding: 24px;
  background: var(--center-channel-bg);
  color: var(--center-channel-color);
`
