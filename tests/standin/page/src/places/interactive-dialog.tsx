import * as React from 'react'

import { forgetDialog, submitDialog, type Dialog, type DialogRequest } from '../dialogs.ts'
import { formatText, messageHtmlToComponent } from '../markdown/message-format.tsx'
import { usePageState } from '../state/store.ts'
import { findMistakes, startValues, type Values } from './dialog-values.ts'
import { DialogField } from './dialog-field.tsx'
import { Modal } from './modal.tsx'

/** The dialog that the server last opened, if it answers what the person did last in this browser. */
export function InteractiveDialog() {
  const { dialog, dialogTriggerId } = usePageState((state) => state.entities.integrations)
  const request = dialog as DialogRequest | undefined // its type says less than the event documents
  if (!request || request.trigger_id !== dialogTriggerId) return null
  return <DialogWindow key={request.trigger_id} request={request} />
}

function DialogWindow({ request }: { readonly request: DialogRequest }) {
  const [page, setPage] = React.useState<Dialog>(request.dialog)
  const [values, setValues] = React.useState<Values>(() => startValues(page))
  const [errors, setErrors] = React.useState<Readonly<Record<string, string>>>({})
  const [general, setGeneral] = React.useState('')
  const [isBusy, setBusy] = React.useState(false)
  const asked = { ...request, dialog: page }

  const submit = async () => {
    const mistakes = findMistakes(page, values)
    setErrors(mistakes)
    setGeneral('')
    if (Object.keys(mistakes).length > 0) return
    setBusy(true)
    const answer = await submitDialog(asked, values).catch((error: Error) => ({
      error: error.message,
      errors: undefined,
      type: '',
      form: undefined,
    }))
    setBusy(false)
    if (answer?.type === 'form' && answer.form) {
      setPage(answer.form)
      return setValues(startValues(answer.form))
    }
    setErrors(answer?.errors ?? {})
    setGeneral(answer?.error ?? '')
    if (!answer?.error && Object.keys(answer?.errors ?? {}).length === 0) forgetDialog()
  }
  const cancel = () => {
    if (page.notify_on_cancel) void submitDialog(asked, {}, { cancelled: true }).catch(reportError)
    forgetDialog()
  }

  return (
    <Modal
      title={page.title}
      submitLabel={page.submit_label || 'Submit'}
      isBusy={isBusy}
      onSubmit={() => void submit()}
      onCancel={cancel}
    >
      {page.introduction_text && messageHtmlToComponent(formatText(page.introduction_text))}
      {page.elements?.map((element) => (
        <DialogField
          key={element.name}
          element={element}
          value={values[element.name]}
          error={errors[element.name]}
          onChange={(value) => setValues({ ...values, [element.name]: value })}
        />
      ))}
      {general && (
        <div role='alert' className='error-text'>
          {general}
        </div>
      )}
    </Modal>
  )
}
