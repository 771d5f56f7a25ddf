import * as React from 'react'
import styled from 'styled-components'

import type { Settings } from '../../../../server/contract/settings.ts'
import { useTranslate } from '../../i18n.ts'
import { Failed } from '../../ui/failed.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Secondary } from '../../ui/text.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { SettingsForm, SettingsToRead } from './settings-form.tsx'
import { isWhole } from './settings-values.ts'
import { useSavingAtOnce } from './use-saving-at-once.ts'
import { useSettings } from './use-settings.ts'

/** What holds for the whole server: administrators change it here, others read what concerns them. */
export function SettingsPage() {
  const translate = useTranslate()
  const { value, failure, reload } = useSettings()
  const title = translate('webapp.settings.tab')
  usePageTitle(title)
  return (
    <>
      <Heading>{title}</Heading>
      {value && <Form settings={value} reload={reload} />}
      {!value && failure && (
        <Failed what='webapp.settings.unread' failure={failure} onRetry={() => void reload()} />
      )}
      {!value && !failure && <Skeleton lines={8} />}
    </>
  )
}

interface FormProps {
  readonly settings: Settings
  readonly reload: () => Promise<void>
}

function Form({ settings, reload }: FormProps) {
  const translate = useTranslate()
  const form = useSavingAtOnce(settings, reload)
  const isAdmin = isWhole(settings)
  return (
    <>
      <Intro>{translate(isAdmin ? 'webapp.settings.for_all' : 'webapp.settings.to_read')}</Intro>
      {isAdmin ? <SettingsForm form={form} isDisabled={false} /> : <SettingsToRead form={form} />}
    </>
  )
}

const Heading = styled.h1`
  margin: 0 0 4px;
  font-family: Metropolis, inherit;
  font-size: 22px;
  font-weight: 600;
  line-height: 28px;
`

const Intro = styled(Secondary)`
  display: block;
  margin-bottom: 24px;
`
