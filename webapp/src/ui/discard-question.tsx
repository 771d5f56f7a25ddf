import * as React from 'react'
import { useEffect, useRef } from 'react'
import styled from 'styled-components'

import { useTranslate } from '../i18n.ts'
import { PrimaryButton, QuietButton } from './button.tsx'

interface DiscardQuestionProps {
  readonly onDiscard: () => void
  readonly onKeep: () => void
}

/** In the place of a form's buttons, before typed text is lost. */
export function DiscardQuestion({ onDiscard, onKeep }: DiscardQuestionProps) {
  const translate = useTranslate()
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => keep.current?.focus(), [])
  return (
    <FormButtons role='group' aria-label={translate('webapp.discard.question')}>
      <Words>{translate('webapp.discard.question')}</Words>
      <QuietButton onClick={onDiscard}>{translate('webapp.discard.yes')}</QuietButton>
      <PrimaryButton ref={keep} onClick={onKeep}>
        {translate('webapp.discard.no')}
      </PrimaryButton>
    </FormButtons>
  )
}

/** The line of buttons at the end of a form. */
export const FormButtons = styled.div`
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
