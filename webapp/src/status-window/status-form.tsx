import * as React from 'react'
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { useSelector } from 'react-redux'

import type { Incident } from '../../../server/contract/incident.ts'
import { LIMITS } from '../../../server/contract/limits.ts'
import type { HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { MarkdownField } from '../pickers/markdown-field.tsx'
import { statusWindowOf } from '../state/selectors.ts'
import { Modal } from '../ui/modal.tsx'
import { BroadcastNote } from './broadcast-note.tsx'
import { DescriptionField } from './description-field.tsx'
import { FormFooter } from './form-footer.tsx'
import { MeanwhileNote } from './meanwhile-note.tsx'
import { ReminderField } from './reminder-field.tsx'
import { StatusField } from './status-field.tsx'
import type { Fault, FieldName, StatusValues } from './status-values.ts'
import { useStatusForm } from './use-status-form.ts'
import { WindowBody, WindowForm } from '../ui/window-form.tsx'

interface StatusFormWindowProps {
  readonly incident: Incident
  /** It can be seen no more; what was typed can still be read and copied. */
  readonly isGone: boolean
  readonly status: StatusValues['status']
  readonly prefill: string
  readonly onClose: () => void
}

/** Status, overview, message and reminder of one update. */
export function StatusFormWindow(props: StatusFormWindowProps) {
  const { incident, isGone, status, prefill, onClose } = props
  const translate = useTranslate()
  const draft = useSelector((state: HostState) => statusWindowOf(state).drafts[incident.id])
  const initial = {
    status,
    message: draft?.message ?? prefill,
    description: draft?.description,
    reminder: incident.previous_reminder_seconds,
  }
  const form = useStatusForm({ incident, initial, prefill, onDone: onClose })
  const [isAsking, setAsking] = useState(false)
  const box = useRef<HTMLFormElement>(null)
  const focusOn = useFocusOn(box)
  const { values, faults, change, overview } = form
  const isLocked = isGone || !incident.can_edit

  const submit = () => void form.submit().then(focusOn)
  const goOn = () => {
    setAsking(false)
    focusOn('message')
  }
  const leave = () => {
    if (isAsking) goOn()
    else if (form.hasText) setAsking(true)
    else onClose()
  }
  const discard = () => {
    form.discard()
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isLocked) return
    event.preventDefault()
    submit()
  }
  const errorOf = (name: FieldName) =>
    errorText(faults[name]) ?? (form.failure?.field === name ? form.failure.message : undefined)
  const errorText = (fault: Fault | undefined) =>
    fault && translate(fault === 'required' ? 'webapp.field.required' : 'webapp.field.too_long')

  return (
    <Modal title={translate('webapp.incident.update')} subject={incident.name} onClose={leave}>
      {/* Only a shortcut: the button below does the same. */}
      {}
      <WindowForm ref={box} noValidate onSubmit={(event) => event.preventDefault()} onKeyDown={onKeyDown}>
        <WindowBody>
          <BroadcastNote channelId={incident.broadcast_channel_id} />
          <MeanwhileNote incident={incident} />
          <StatusField
            incident={incident}
            status={values.status}
            isLocked={isLocked}
            error={errorOf('status')}
            onChange={(chosen) => change({ status: chosen })}
          />
          <DescriptionField
            incident={incident}
            typed={values.description}
            isLocked={isLocked}
            error={errorOf('description')}
            overview={overview}
            onChange={(description) => change({ description })}
          />
          <MarkdownField
            label={translate('webapp.status_window.message')}
            name='message'
            teamId={incident.team_id}
            channelId={incident.channel_id}
            text={values.message}
            max={LIMITS.statusMessage.max}
            isLocked={isLocked}
            error={errorOf('message')}
            onChange={(message) => change({ message })}
          />
          <ReminderField
            incident={incident}
            status={values.status}
            seconds={values.reminder}
            isLocked={isLocked}
            error={errorOf('reminder')}
            onChange={(reminder) => change({ reminder })}
          />
        </WindowBody>
        <FormFooter
          form={form}
          isAsking={isAsking}
          lockedBecause={
            isGone ? 'webapp.incident.gone' : isLocked ? 'webapp.status_window.locked' : undefined
          }
          onSubmit={submit}
          onCancel={leave}
          onDiscard={discard}
          onKeep={goOn}
        />
      </WindowForm>
    </Modal>
  )
}

/** The controls carry the names of their fields. The message is what one came for. */
function useFocusOn(form: RefObject<HTMLFormElement>): (field: FieldName | undefined) => void {
  const [wanted, setWanted] = useState<{ readonly field: FieldName | undefined }>({ field: 'message' })
  // Only once the field shows its error, and shows at all.
  useEffect(
    () => form.current?.querySelector<HTMLElement>(`[name="${wanted.field}"]`)?.focus(),
    [form, wanted],
  )
  return useCallback((field: FieldName | undefined) => setWanted({ field }), [])
}
