import type { PreferenceType } from '@mattermost/types/preferences'
import * as React from 'react'

import { rest } from '../rest.ts'
import { currentUserId } from '../state/selectors.ts'
import { store, usePageState } from '../state/store.ts'
import { useTask } from './use-task.ts'

/** As `registerUserSettings` takes it. */
export interface UserSetting {
  readonly uiName: string
  readonly action?: {
    readonly title: string
    readonly text: string
    readonly buttonText: string
    readonly onClick: () => void
  }
  readonly sections: readonly Section[]
}

interface Section {
  readonly title: string
  readonly settings?: readonly Setting[]
  readonly onSubmit?: (changes: Readonly<Record<string, string>>) => void
  readonly disabled?: boolean
  readonly component?: React.ComponentType
}

interface Setting {
  readonly type: 'radio' | 'custom'
  readonly name: string
  readonly title?: string
  readonly helpText?: string
  readonly default: string
  readonly options?: readonly {
    readonly text: string
    readonly value: string
    readonly helpText?: string
  }[]
  readonly component?: React.ComponentType<{
    readonly informChange: (name: string, value: string) => void
  }>
}

interface UserSettingsProps {
  readonly pluginId: string
  readonly setting: UserSetting
}

/** One plugin's part of the person's settings; its values are preferences of theirs. */
export function UserSettings({ pluginId, setting }: UserSettingsProps) {
  const { action, sections } = setting
  return (
    <div role='tabpanel' aria-label={setting.uiName}>
      {action && (
        <div className='form-group'>
          <strong>{action.title}</strong>
          <p>{action.text}</p>
          <button type='button' className='btn btn-tertiary btn-sm' onClick={action.onClick}>
            {action.buttonText}
          </button>
        </div>
      )}
      {sections.map(({ component: Own, ...section }) => (
        <section key={section.title}>
          {Own ? <Own /> : <SectionView pluginId={pluginId} section={section} />}
        </section>
      ))}
    </div>
  )
}

function SectionView({ pluginId, section }: { readonly pluginId: string; readonly section: Section }) {
  const category = `pp_${pluginId}`.slice(0, 32)
  const kept = usePageState((state) => state.entities.preferences.myPreferences)
  const [changes, setChanges] = React.useState<Readonly<Record<string, string>>>({})
  const { run, isBusy, error } = useTask(() => setChanges({}))
  const valueOf = ({ name, default: value }: Setting) =>
    changes[name] ?? kept[`${category}--${name}`]?.value ?? value
  const save = async () => {
    await savePreferences(category, changes)
    section.onSubmit?.(changes)
  }
  const change = (name: string, value: string) => setChanges((before) => ({ ...before, [name]: value }))
  return (
    <fieldset className='form-group' disabled={section.disabled}>
      <legend>{section.title}</legend>
      {section.settings?.map((setting) => (
        <SettingView
          key={setting.name}
          setting={setting}
          value={valueOf(setting)}
          onChange={(value) => change(setting.name, value)}
        />
      ))}
      {error && (
        <div role='alert' className='error-text'>
          {error}
        </div>
      )}
      <button
        type='button'
        className='btn btn-primary btn-sm'
        disabled={isBusy || Object.keys(changes).length === 0}
        onClick={() => run(save)}
      >
        Save
      </button>
    </fieldset>
  )
}

interface SettingViewProps {
  readonly setting: Setting
  readonly value: string
  readonly onChange: (value: string) => void
}

function SettingView({ setting, value, onChange }: SettingViewProps) {
  const { name, title, helpText, options = [], component: Own } = setting
  if (Own) return <Own informChange={(_name, chosen) => onChange(chosen)} />
  return (
    <div role='radiogroup' aria-label={title ?? name}>
      {title && <strong>{title}</strong>}
      {options.map((option) => (
        <label key={option.value} className='dialog-check'>
          <input
            type='radio'
            name={name}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          {option.text}
          {option.helpText && <span className='help-text'>{option.helpText}</span>}
        </label>
      ))}
      {helpText && <div className='help-text'>{helpText}</div>}
    </div>
  )
}

/** They come back as an event. */
async function savePreferences(category: string, values: Readonly<Record<string, string>>): Promise<void> {
  const user_id = currentUserId(store.getState())
  const preferences: PreferenceType[] = Object.entries(values).map(([name, value]) => ({
    user_id,
    category,
    name,
    value,
  }))
  await rest('PUT', `/users/${user_id}/preferences`, preferences)
}
