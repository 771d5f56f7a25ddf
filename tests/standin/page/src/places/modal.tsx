import * as React from 'react'

interface ModalProps {
  readonly title: string
  /** Without it there is nothing to hand in. */
  readonly submitLabel?: string
  readonly isBusy?: boolean
  readonly isDangerous?: boolean
  readonly onSubmit?: () => void
  readonly onCancel: () => void
  readonly children: React.ReactNode
}

/** A window above the page. The browser's own dialog keeps the focus inside, and gives it back. */
export function Modal(props: ModalProps) {
  const { title, submitLabel, isBusy = false, isDangerous, onSubmit, onCancel, children } = props
  const dialog = React.useRef<HTMLDialogElement>(null)
  React.useEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    opened?.querySelector<HTMLElement>('.modal-body :is(input, textarea, select)')?.focus()
    return () => opened?.close()
  }, [])
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    onSubmit?.()
  }
  const cancel = (event: React.SyntheticEvent) => {
    event.preventDefault()
    onCancel()
  }
  return (
    <dialog ref={dialog} className='modal' aria-labelledby='modal-title' onCancel={cancel}>
      <form onSubmit={submit} noValidate>
        <div className='modal-header'>
          <h2 id='modal-title'>{title}</h2>
          <button type='button' className='btn-icon' aria-label='Close' onClick={onCancel}>
            <i className='icon icon-close' aria-hidden='true' />
          </button>
        </div>
        <div className='modal-body'>{children}</div>
        {submitLabel && (
          <div className='modal-footer'>
            <button type='button' className='btn btn-tertiary' onClick={onCancel}>
              Cancel
            </button>
            <button
              type='submit'
              className={isDangerous ? 'btn btn-danger' : 'btn btn-primary'}
              disabled={isBusy}
            >
              {submitLabel}
            </button>
          </div>
        )}
      </form>
    </dialog>
  )
}
