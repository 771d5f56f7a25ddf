import * as React from 'react'

import { useTranslate } from '../../i18n.ts'
import { Switch } from '../../ui/switch.tsx'
import { Group } from './group.tsx'
import { PeopleGroup } from './people-group.tsx'
import type { Problems, SettingName, SettingsValues } from './settings-values.ts'
import { TeamsGroup } from './teams-group.tsx'
import { RecordsGroup, WebhooksGroup } from './typed-fields.tsx'

/** What the form shows, and what becomes of what is done in it; one for each way of saving. */
export interface FormState {
  readonly values: SettingsValues
  readonly problems: Problems
  readonly edit: (change: Partial<SettingsValues>) => void
  /** Somebody has finished typing. */
  readonly leave: (name: SettingName) => void
}

export interface GroupProps {
  readonly form: FormState
  readonly isDisabled: boolean
}

/** Everything that administrators decide for the whole server. */
export function SettingsForm({ form, isDisabled }: GroupProps) {
  const { values, problems, edit } = form
  const translate = useTranslate()
  return (
    <>
      <TeamsGroup
        areTeamsSelected={values.areTeamsSelected}
        teamIds={values.teamIds}
        problem={problems.teamIds}
        isDisabled={isDisabled}
        onEdit={edit}
      />
      <PeopleGroup
        title={translate('webapp.settings.creation')}
        ids={values.creatorIds}
        problem={problems.creatorIds}
        isDisabled={isDisabled}
        onChange={(creatorIds) => edit({ creatorIds })}
      />
      <PeopleGroup
        title={translate('webapp.settings.starting')}
        ids={values.starterIds}
        problem={problems.starterIds}
        isDisabled={isDisabled}
        onChange={(starterIds) => edit({ starterIds })}
      >
        <StartWithoutPlaybook form={form} isDisabled={isDisabled} />
      </PeopleGroup>
      <Management form={form} isDisabled={isDisabled} />
      <WebhooksGroup form={form} isDisabled={isDisabled} />
      <RecordsGroup form={form} isDisabled={isDisabled} />
    </>
  )
}

/** What of it concerns people who do not administer the server; nothing can be changed. */
export function SettingsToRead({ form }: { readonly form: FormState }) {
  const translate = useTranslate()
  return (
    <>
      <PeopleGroup
        title={translate('webapp.settings.creation')}
        ids={form.values.creatorIds}
        isDisabled
        onChange={(creatorIds) => form.edit({ creatorIds })}
      />
      <Group title={translate('webapp.settings.starting')}>
        <StartWithoutPlaybook form={form} isDisabled />
      </Group>
      <Management form={form} isDisabled />
    </>
  )
}

function StartWithoutPlaybook({ form, isDisabled }: GroupProps) {
  const translate = useTranslate()
  return (
    <div>
      <Switch
        isOn={form.values.startWithoutPlaybook}
        isDisabled={isDisabled}
        onSwitch={(startWithoutPlaybook) => form.edit({ startWithoutPlaybook })}
      >
        {translate('webapp.settings.without_playbook')}
      </Switch>
    </div>
  )
}

function Management({ form, isDisabled }: GroupProps) {
  const translate = useTranslate()
  return (
    <Group title={translate('webapp.settings.management')}>
      <div>
        <Switch
          isOn={form.values.membersManage}
          isDisabled={isDisabled}
          onSwitch={(membersManage) => form.edit({ membersManage })}
        >
          {translate('webapp.settings.members_manage')}
        </Switch>
      </div>
      <div>
        <Switch
          isOn={form.values.membersDelete}
          isDisabled={isDisabled}
          onSwitch={(membersDelete) => form.edit({ membersDelete })}
        >
          {translate('webapp.settings.members_delete')}
        </Switch>
      </div>
    </Group>
  )
}
