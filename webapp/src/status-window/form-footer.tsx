import * as React from 'react'
import { useEffect, useRef } from 'react'
import styled from 'styled-components'

import { useTranslate, type TextId } from '../i18n.ts'
import { PrimaryButton, QuietButton } from '../ui/button.tsx'
import { sentenceOf } from '../ui/failed.tsx'
import type { StatusForm } from './use-status-form.ts'

interface FormFooterProps {
  readonly form: StatusForm
  /** Whether it is asked what shall become of the text. */
  readonly isAsking: boolean
  readonly lockedBecause: TextId | undefined
  readonly onSubmit: () => void
  readonly onCancel: () => void
  readonly onDiscard: () => void
  readonly onKeep: () => void
}

/** What became of sending it, and what to do next. */
export function FormFooter(props: FormFooterProps) {
  const { form, isAsking, lockedBecause, onSubmit, onCancel } = props
  const translate = useTranslate()
  const { failure, isSending } = form
  const isFieldless = failure && !failure.field
  return (
    <Foot>
      <div role='alert'>
        {isFieldless && <Problem>{sentenceOf(translate, translate('webapp.error.status'), failure)}</Problem>}
        {lockedBecause && <Problem>{translate(lockedBecause)}</Problem>}
      </div>
      {isAsking ? (
        <Question {...props} />
      ) : (
        <Buttons>
          <QuietButton onClick={onCancel}>{translate('webapp.cancel')}</QuietButton>
          {!lockedBecause && (
            <PrimaryButton disabled={isSending} aria-busy={isSending} onClick={onSubmit}>
              {translate(textOf({ isSending, hasFailed: isFieldless === true }))}
            </PrimaryButton>
          )}
        </Buttons>
      )}
    </Foot>
  )
}

function textOf({ isSending, hasFailed }: { isSending: boolean; hasFailed: boolean }): TextId {
  if (isSending) return 'webapp.status_window.sending'
  return hasFailed ? 'webapp.try_again' : 'webapp.incident.update'
}

function Question({ onDiscard, onKeep }: FormFooterProps) {
  const translate = useTranslate()
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => keep.current?.focus(), [])
  return (
    <Buttons role='group' aria-label={translate('webapp.discard.question')}>
      <Words>{translate('webapp.discard.question')}</Words>
      <QuietButton onClick={onDiscard}>{translate('webapp.discard.yes')}</QuietButton>
      <PrimaryButton ref={keep} onClick={onKeep}>
        {translate('webapp.discard.no')}
      </PrimaryButton>
    </Buttons>
  )
}

const Foot = styled.footer`
  flex: none;
  padding: 16px 24px 20px;
  border-top: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
`

const Buttons = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: flex-end;
  gap: 8px;
  & > button {
    min-height: 40px;
    padding: 8px 16px;
  }
`

const Words = styled.strong`
  flex: 1 1 160px;
`

const Problem = styled.p`
  margin: 0 0 12px;
  padding: 8px 12px;
  border-inline-start: 4px solid var(--error-text);
  border-radius: var(--radius-s, 4px);
  background: rgba(var(--error-text-color-rgb), 0.08);
  overflow-wrap: anywhere;
`
