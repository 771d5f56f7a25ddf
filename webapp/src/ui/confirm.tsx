import * as React from 'react'
import { useEffect, useRef, type ReactNode } from 'react'
import styled from 'styled-components'

import { useTranslate } from '../i18n.ts'
import { PrimaryButton, QuietButton } from './button.tsx'
import { Modal } from './modal.tsx'

interface ConfirmProps {
  readonly title: string
  /** What it is about, in one line. */
  readonly subject: string
  /** What will happen. */
  readonly children?: ReactNode
  /** The name of the button that does it. */
  readonly confirm: string
  /** It is being done: it cannot be asked for twice. */
  readonly isBusy?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks before something that cannot be undone in one step. Enter confirms, Escape cancels. */
export function Confirm(props: ConfirmProps) {
  const { title, subject, children, confirm, isBusy = false, onConfirm, onCancel } = props
  const translate = useTranslate()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <Modal title={title} subject={subject} onClose={onCancel}>
      <Body>{children}</Body>
      <Buttons>
        <QuietButton onClick={onCancel}>{translate('webapp.cancel')}</QuietButton>
        <PrimaryButton ref={button} disabled={isBusy} aria-busy={isBusy} onClick={onConfirm}>
          {confirm}
        </PrimaryButton>
      </Buttons>
    </Modal>
  )
}

const Body = styled.div`
  min-height: 0;
  padding: 4px 24px 16px;
  overflow-y: auto;
  overflow-wrap: anywhere;
`

const Buttons = styled.footer`
  display: flex;
  flex-wrap: wrap;
  justify-content: flex-end;
  gap: 8px;
  padding: 0 24px 20px;
  & > button {
    min-height: 40px;
    padding: 8px 16px;
  }
`
