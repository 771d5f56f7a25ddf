import * as React from 'react'

import { usePageState } from '../state/store.ts'
import type { WindowProps } from '../state/views.ts'
import { Modal } from './modal.tsx'
import { UserSettings, type UserSetting } from './user-settings.tsx'

/** The person's settings: those of plugins, each under a tab of its own. */
export function SettingsWindow({ onExited }: WindowProps) {
  const entries = usePageState((state) => state.plugins.components.UserSettings) ?? []
  const [chosen, choose] = React.useState(entries[0]?.id)
  const entry = entries.find(({ id }) => id === chosen)
  return (
    <Modal title='Settings' onCancel={onExited}>
      {entries.length === 0 && <p className='light'>No plugin has settings here.</p>}
      <div className='settings-tabs' role='tablist' aria-label='Plugin preferences'>
        {entries.map(({ id, setting }) => (
          <button key={id} type='button' role='tab' aria-selected={id === chosen} onClick={() => choose(id)}>
            {(setting as UserSetting).uiName}
          </button>
        ))}
      </div>
      {entry && <UserSettings pluginId={entry.pluginId} setting={entry.setting as UserSetting} />}
    </Modal>
  )
}
