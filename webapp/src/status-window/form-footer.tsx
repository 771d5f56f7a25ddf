import * as React from 'react'
import styled from 'styled-components'

import { useTranslate, type TextId } from '../i18n.ts'
import { PrimaryButton, QuietButton } from '../ui/button.tsx'
import { DiscardQuestion, FormButtons } from '../ui/discard-question.tsx'
import { sentenceOf } from '../ui/failed.tsx'
import type { StatusForm } from './use-status-form.ts'
import { WindowFoot } from '../ui/window-form.tsx'

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
  const { form, isAsking, lockedBecause, onSubmit, onCancel, onDiscard, onKeep } = props
  const translate = useTranslate()
  const { failure, isSending } = form
  const isFieldless = failure && !failure.field
  return (
    <WindowFoot>
      <div role='alert'>
        {isFieldless && <Problem>{sentenceOf(translate, translate('webapp.error.status'), failure)}</Problem>}
        {lockedBecause && <Problem>{translate(lockedBecause)}</Problem>}
      </div>
      {isAsking ? (
        <DiscardQuestion onDiscard={onDiscard} onKeep={onKeep} />
      ) : (
        <FormButtons>
          <QuietButton onClick={onCancel}>{translate('webapp.cancel')}</QuietButton>
          {!lockedBecause && (
            <PrimaryButton disabled={isSending} aria-busy={isSending} onClick={onSubmit}>
              {translate(textOf({ isSending, hasFailed: isFieldless === true }))}
            </PrimaryButton>
          )}
        </FormButtons>
      )}
    </WindowFoot>
  )
}

function textOf({ isSending, hasFailed }: { isSending: boolean; hasFailed: boolean }): TextId {
  if (isSending) return 'webapp.status_window.sending'
  return hasFailed ? 'webapp.try_again' : 'webapp.incident.update'
}

const Problem = styled.p`
  margin: 0 0 12px;
  padding: 8px 12px;
  border-inline-start: 4px solid var(--error-text);
  border-radius: var(--radius-s, 4px);
  background: rgba(var(--error-text-color-rgb), 0.08);
  overflow-wrap: anywhere;
`
