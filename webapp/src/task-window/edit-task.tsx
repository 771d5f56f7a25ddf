import * as React from 'react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import styled from 'styled-components'

import type { Incident, Task } from '../../../server/contract/incident.ts'
import { CHECKLIST_LIMITS } from '../../../server/domain/checklist-limits.ts'
import { useTranslate } from '../i18n.ts'
import { TaskCommandField, TaskDescriptionField } from '../incident/task-fields.tsx'
import { PrimaryButton, QuietButton } from '../ui/button.tsx'
import { counterText } from '../ui/counter-text.ts'
import { DiscardQuestion, FormButtons } from '../ui/discard-question.tsx'
import { Dispute } from '../ui/dispute.tsx'
import { sentenceOf } from '../ui/failed.tsx'
import { controlStyle, Field } from '../ui/field.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { Modal } from '../ui/modal.tsx'
import { useEditedTask, type FieldName } from './use-edited-task.ts'
import { WindowBody, WindowFoot, WindowForm } from '../ui/window-form.tsx'

interface EditTaskProps {
  readonly incident: Incident
  readonly task: Task
  /** It can be changed no more; what was typed can still be read and copied. */
  readonly isGone: boolean
  readonly onClose: () => void
}

/** Name, command and description of one task. */
export function EditTask({ incident, task, isGone, onClose }: EditTaskProps) {
  const translate = useTranslate()
  const { fields, faults, failure, isSending, hasText, change, save } = useEditedTask(
    incident.id,
    task,
    onClose,
  )
  const [isAsking, setAsking] = useState(false)
  const box = useRef<HTMLFormElement>(null)
  const isLocked = isGone || !incident.can_edit
  const focusOn = (name: FieldName | undefined) =>
    box.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus()
  useEffect(() => box.current?.querySelector<HTMLElement>('[name="title"]')?.focus(), [])

  const submit = () => void save().then(focusOn)
  const leave = () => {
    if (hasText) setAsking(!isAsking)
    else onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { target, key } = event
    const isSubmit = key === 'Enter' && (event.ctrlKey || event.metaKey || target instanceof HTMLInputElement)
    if (!isSubmit || isLocked || event.nativeEvent.isComposing) return
    event.preventDefault()
    submit()
  }
  const errorOf = (name: FieldName) => {
    const fault = faults[name]
    return fault ? translate(fault) : failure?.field === name ? failure.message : undefined
  }
  const disputeOf = (name: FieldName) =>
    fields[name].isDisputed && (
      <Dispute
        theirs={name === 'description' ? <Markdown text={task.description} /> : <bdi>{task[name]}</bdi>}
        onTakeTheirs={fields[name].takeTheirs}
        onTakeMine={fields[name].takeMine}
      />
    )

  return (
    <Modal title={translate('webapp.task.edit')} subject={task.title} onClose={leave}>
      <WindowForm ref={box} noValidate onSubmit={(event) => event.preventDefault()} onKeyDown={onKeyDown}>
        <WindowBody>
          <Field
            label={translate('webapp.task.name')}
            error={errorOf('title')}
            note={counterText(translate, fields.title.text, CHECKLIST_LIMITS.taskTitle.max)}
          >
            {(control) => (
              <Name
                {...control}
                name='title'
                dir='auto'
                value={fields.title.text}
                readOnly={isLocked}
                onChange={({ target }) => change('title', target.value)}
              />
            )}
          </Field>
          {disputeOf('title')}
          <TaskCommandField
            incident={incident}
            text={fields.command.text}
            error={errorOf('command')}
            isLocked={isLocked}
            onChange={(text) => change('command', text)}
          />
          {disputeOf('command')}
          <TaskDescriptionField
            incident={incident}
            text={fields.description.text}
            error={errorOf('description')}
            isLocked={isLocked}
            onChange={(text) => change('description', text)}
          />
          {disputeOf('description')}
        </WindowBody>
        <WindowFoot>
          <Problem role='alert'>
            {isGone && translate('webapp.task.removed_meanwhile')}
            {!isGone && isLocked && translate('webapp.status_window.locked')}
            {failure && !failure.field && sentenceOf(translate, translate('webapp.error.save'), failure)}
          </Problem>
          {isAsking ? (
            <DiscardQuestion onDiscard={onClose} onKeep={() => setAsking(false)} />
          ) : (
            <FormButtons>
              <QuietButton onClick={leave}>{translate('webapp.cancel')}</QuietButton>
              {!isLocked && (
                <PrimaryButton disabled={isSending} aria-busy={isSending} onClick={submit}>
                  {translate('webapp.save')}
                </PrimaryButton>
              )}
            </FormButtons>
          )}
        </WindowFoot>
      </WindowForm>
    </Modal>
  )
}

const Name = styled.input.attrs({ type: 'text', autoComplete: 'off' })`
  ${controlStyle}
`

const Problem = styled.div`
  overflow-wrap: anywhere;
  &:not(:empty) {
    margin-bottom: 12px;
  }
`
