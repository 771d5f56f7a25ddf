import * as React from 'react'

import { rest } from '../rest.ts'
import { usePageState } from '../state/store.ts'
import { Contained } from './pluggable.tsx'
import { useTask } from './use-task.ts'

/** What a setting of a plugin's own does when the administrator saves. */
type SaveAction = () => Promise<{ readonly error?: { readonly message?: string } }>

interface AdminPluginProps {
  readonly id: string
  readonly name: string
}

/** A plugin's page: on or off, and its own settings, which are saved together. */
export function AdminPlugin({ id, name }: AdminPluginProps) {
  const isEnabled = usePageState((state) => state.plugins.plugins[id] !== undefined)
  const switching = useTask(() => undefined)
  const choose = (isOn: boolean) =>
    switching.run(() => rest('POST', `/plugins/${id}/${isOn ? 'enable' : 'disable'}`))
  return (
    <>
      <h1>{name}</h1>
      <fieldset className='form-group' disabled={switching.isBusy}>
        <legend>Enable Plugin:</legend>
        {[true, false].map((isOn) => (
          <label key={String(isOn)} className='dialog-check'>
            <input type='radio' name='enable' checked={isEnabled === isOn} onChange={() => choose(isOn)} />
            {String(isOn)}
          </label>
        ))}
        {switching.error && (
          <div role='alert' className='error-text'>
            {switching.error}
          </div>
        )}
      </fieldset>
      <CustomSettings pluginId={id} />
    </>
  )
}

function CustomSettings({ pluginId }: { readonly pluginId: string }) {
  const entries = usePageState((state) => state.plugins.components.AdminConsoleCustomSetting) ?? []
  const own = entries.filter((entry) => entry.pluginId === pluginId)
  const actions = React.useRef(new Set<SaveAction>())
  const [isUnsaved, setUnsaved] = React.useState(false)
  const [version, setVersion] = React.useState(0)
  const { run, isBusy, error } = useTask(() => setUnsaved(false))
  if (own.length === 0) return null
  const save = async () => {
    const answers = await Promise.all([...actions.current].map((action) => action()))
    const failed = answers.find((answer) => answer.error?.message)
    if (failed) throw new Error(failed.error?.message)
  }
  const shared = {
    helpText: '',
    value: undefined,
    disabled: false,
    config: {},
    license: {},
    setByEnv: false,
    onChange: () => setUnsaved(true),
    setSaveNeeded: () => setUnsaved(true),
    registerSaveAction: (action: SaveAction) => actions.current.add(action),
    unRegisterSaveAction: (action: SaveAction) => actions.current.delete(action),
    cancelSubmit: () => undefined,
    showConfirm: false,
  }
  return (
    <>
      {own.map((entry) => (
        <div key={`${entry.id}-${version}`} className='admin-console__setting'>
          <Contained entry={entry} values={{ ...shared, id: entry.key, label: entry.key }} />
        </div>
      ))}
      <div className='admin-console__save'>
        <button
          type='button'
          className='btn btn-primary'
          disabled={!isUnsaved || isBusy}
          onClick={() => run(save)}
        >
          Save
        </button>
        <button
          type='button'
          className='btn btn-tertiary'
          disabled={!isUnsaved}
          onClick={() => {
            setUnsaved(false)
            setVersion(version + 1)
          }}
        >
          Cancel
        </button>
        {error && (
          <span role='alert' className='error-text'>
            {error}
          </span>
        )}
      </div>
    </>
  )
}
