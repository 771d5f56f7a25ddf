import * as React from 'react'

import { createChannel } from '../session/channel-actions.ts'
import type { WindowProps } from '../state/views.ts'
import { Modal } from './modal.tsx'
import { useTask } from './use-task.ts'

const types = [
  { type: 'O', title: 'Public Channel', help: 'Anyone can join' },
  { type: 'P', title: 'Private Channel', help: 'Only invited members' },
] as const

/** Makes a channel and goes there. */
export function NewChannel({ onExited }: WindowProps) {
  const [name, setName] = React.useState('')
  const [purpose, setPurpose] = React.useState('')
  const [type, setType] = React.useState<'O' | 'P'>('O')
  const { run, isBusy, error } = useTask(onExited)
  const submit = () => run(() => createChannel({ display_name: name.trim(), type, purpose }))
  return (
    <Modal
      title='Create a new channel'
      submitLabel='Create channel'
      isBusy={isBusy}
      onSubmit={submit}
      onCancel={onExited}
    >
      <div className='form-group'>
        <label htmlFor='channel-name'>Channel name</label>
        <input
          id='channel-name'
          className='form-control'
          maxLength={64}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <div className='form-group' role='radiogroup' aria-label='Channel type'>
        {types.map((one) => (
          <label key={one.type} className='dialog-check'>
            <input
              type='radio'
              name='channel-type'
              checked={type === one.type}
              onChange={() => setType(one.type)}
            />
            {one.title} <span className='light'>{one.help}</span>
          </label>
        ))}
      </div>
      <div className='form-group'>
        <label htmlFor='channel-purpose'>
          Purpose <span className='light'>(optional)</span>
        </label>
        <textarea
          id='channel-purpose'
          className='form-control'
          rows={3}
          maxLength={250}
          value={purpose}
          onChange={({ target }) => setPurpose(target.value)}
        />
      </div>
      {error && (
        <div role='alert' className='error-text'>
          {error}
        </div>
      )}
    </Modal>
  )
}
