import * as React from 'react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import styled from 'styled-components'

import type { Checklist, Incident } from '../../../server/contract/incident.ts'
import type { TaskTexts } from '../api.ts'
import { useTranslate } from '../i18n.ts'
import { TaskCommandField, TaskDescriptionField } from '../incident/task-fields.tsx'
import { faultsIn, firstFault, type TaskFaults } from '../incident/task-texts.ts'
import { useOnceKey } from '../use-once-key.ts'
import { useProduct } from '../product.ts'
import type { Failure } from '../request.ts'
import { LinkButton, PrimaryButton, QuietButton } from '../ui/button.tsx'
import { DiscardQuestion, FormButtons } from '../ui/discard-question.tsx'
import { sentenceOf } from '../ui/failed.tsx'
import { controlStyle, Field } from '../ui/field.tsx'

interface AddTaskFormProps {
  readonly incident: Pick<Incident, 'id' | 'team_id' | 'channel_id'>
  readonly checklist: Pick<Checklist, 'id' | 'title'>
  readonly onClose: () => void
}

const NOTHING: TaskTexts = { title: '', command: '', description: '' }

/** Name and, unfolded, command and description of a new task. Enter adds it, Escape leaves. */
export function AddTaskForm({ incident, checklist, onClose }: AddTaskFormProps) {
  const translate = useTranslate()
  const { texts, faults, failure, isSending, change, add } = useNewTask(incident.id, checklist.id)
  const [isUnfolded, setUnfolded] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const box = useRef<HTMLFormElement>(null)
  const focusOn = (name: keyof TaskTexts) =>
    box.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus()
  useEffect(() => box.current?.querySelector<HTMLElement>('[name="title"]')?.focus(), [])

  const submit = () => void add().then((fault) => focusOn(fault ?? 'title'))
  const leave = () => {
    if (texts.command.trim() === '' && texts.description.trim() === '') onClose()
    else setAsking(!isAsking)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    leave()
  }
  const onNameKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    submit()
  }
  const errorOf = (name: keyof TaskTexts) => {
    const fault = faults[name]
    return fault ? translate(fault) : failure?.field === name ? failure.message : undefined
  }
  return (
    <Form ref={box} noValidate onSubmit={(event) => event.preventDefault()} onKeyDown={onKeyDown}>
      <Field label={translate('webapp.task.name')} error={errorOf('title')}>
        {(control) => (
          <Name
            {...control}
            name='title'
            dir='auto'
            value={texts.title}
            onChange={({ target }) => change({ title: target.value })}
            onKeyDown={onNameKeyDown}
          />
        )}
      </Field>
      {isUnfolded ? (
        <>
          <TaskCommandField
            incident={incident}
            text={texts.command}
            error={errorOf('command')}
            onChange={(command) => change({ command })}
          />
          <TaskDescriptionField
            incident={incident}
            text={texts.description}
            error={errorOf('description')}
            onChange={(description) => change({ description })}
          />
        </>
      ) : (
        <More aria-expanded={false} onClick={() => setUnfolded(true)}>
          {translate('webapp.task.more')}
        </More>
      )}
      <div role='alert'>
        {failure && !failure.field && sentenceOf(translate, translate('webapp.error.add_task'), failure)}
      </div>
      {isAsking ? (
        <DiscardQuestion onDiscard={onClose} onKeep={() => setAsking(false)} />
      ) : (
        <FormButtons>
          <QuietButton onClick={leave}>{translate('webapp.cancel')}</QuietButton>
          <PrimaryButton disabled={isSending} aria-busy={isSending} onClick={submit}>
            {translate('webapp.task.add')}
          </PrimaryButton>
        </FormButtons>
      )}
    </Form>
  )
}

/** What is typed, what is wrong with it, and its way to the server. */
function useNewTask(incidentId: string, checklistId: string) {
  const { incidentChanges, notify } = useProduct()
  const [texts, setTexts] = useState(NOTHING)
  const [faults, setFaults] = useState<TaskFaults>({})
  const [failure, setFailure] = useState<Failure>()
  const [isSending, setSending] = useState(false)
  const { keyFor, isDone } = useOnceKey()

  function change(some: Partial<TaskTexts>): void {
    setTexts((before) => ({ ...before, ...some }))
    setFaults({})
    setFailure(undefined)
  }

  /** @returns The field that keeps it from being added, if one does. */
  async function add(): Promise<keyof TaskTexts | undefined> {
    if (isSending) return undefined
    const found = faultsIn(texts)
    setFaults(found)
    if (firstFault(found)) return firstFault(found)
    setSending(true)
    const failed = await incidentChanges.addTask({ incidentId, checklistId }, texts, keyFor(texts))
    setSending(false)
    setFailure(failed)
    if (failed) return (['title', 'command', 'description'] as const).find((name) => name === failed.field)
    isDone()
    setTexts(NOTHING)
    notify.announce({ text: 'webapp.task.added', values: { task: texts.title.trim() } })
    return undefined
  }

  return { texts, faults, failure, isSending, change, add }
}

const Form = styled.form`
  margin: 0;
  padding: 12px;
  border: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
  border-radius: var(--radius-s, 4px);
`

const Name = styled.input.attrs({ type: 'text', autoComplete: 'off' })`
  ${controlStyle}
`

const More = styled(LinkButton)`
  margin-bottom: 12px;
`
