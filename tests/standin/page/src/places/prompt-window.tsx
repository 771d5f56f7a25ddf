import * as React from 'react'

import type { WindowProps } from '../state/views.ts'
import { Modal } from './modal.tsx'
import { useTask } from './use-task.ts'

interface PromptWindowProps extends WindowProps {
  readonly title: string
  readonly label: string
  readonly value: string
  readonly submitLabel: string
  /** Several lines. */
  readonly isLong?: boolean
  readonly onSubmit: (value: string) => Promise<unknown>
}

/** Asks for one text. It stays open with the server's sentence when the server refuses. */
export function PromptWindow(props: PromptWindowProps) {
  const { title, label, submitLabel, isLong, onSubmit, onExited } = props
  const [value, setValue] = React.useState(props.value)
  const { run, isBusy, error } = useTask(onExited)
  const field = {
    id: 'prompt-field',
    className: 'form-control',
    value,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => setValue(target.value),
  }
  return (
    <Modal
      title={title}
      submitLabel={submitLabel}
      isBusy={isBusy}
      onSubmit={() => run(() => onSubmit(value.trim()))}
      onCancel={onExited}
    >
      <div className='form-group'>
        <label htmlFor='prompt-field'>{label}</label>
        {isLong ? <textarea {...field} rows={4} /> : <input {...field} />}
      </div>
      {error && (
        <div role='alert' className='error-text'>
          {error}
        </div>
      )}
    </Modal>
  )
}
