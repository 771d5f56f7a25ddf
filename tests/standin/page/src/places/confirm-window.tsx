import * as React from 'react'

import type { WindowProps } from '../state/views.ts'
import { Modal } from './modal.tsx'
import { useTask } from './use-task.ts'

interface ConfirmWindowProps extends WindowProps {
  readonly title: string
  readonly text: React.ReactNode
  readonly submitLabel: string
  readonly onConfirm: () => Promise<unknown>
}

/** Asks before something that is not undone in one step. */
export function ConfirmWindow({ title, text, submitLabel, onConfirm, onExited }: ConfirmWindowProps) {
  const { run, isBusy, error } = useTask(onExited)
  return (
    <Modal
      title={title}
      submitLabel={submitLabel}
      isBusy={isBusy}
      isDangerous
      onSubmit={() => run(onConfirm)}
      onCancel={onExited}
    >
      <p>{text}</p>
      {error && (
        <div role='alert' className='error-text'>
          {error}
        </div>
      )}
    </Modal>
  )
}
