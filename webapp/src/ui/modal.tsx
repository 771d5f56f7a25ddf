import * as React from 'react'
import {
  useId,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
} from 'react'
import styled from 'styled-components'

import { useTranslate } from '../i18n.ts'
import { IconButton } from './button.tsx'
import { CloseIcon } from './icons.tsx'
import { oneLine, Secondary } from './text.tsx'

interface ModalProps {
  readonly title: string
  /** What the window is about, in one line. */
  readonly subject: string
  /** Asked for by Escape or the cross; whether it happens is up to the one who shows the window. */
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A window above the page. The browser keeps the focus inside, and gives it back to where it came from. */
export function Modal({ title, subject, onClose, children }: ModalProps) {
  const translate = useTranslate()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    return () => opened?.close()
  }, [])
  const ask = (event: SyntheticEvent) => {
    event.preventDefault()
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Mattermost's own shortcuts listen further up.
    event.stopPropagation()
    // Left to itself, the browser closes the window at the second press whatever we say.
    if (event.key === 'Escape') ask(event)
  }
  return (
    // The keys of everything inside arrive here; the window itself is no control.

    <Window
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-subject`}
      onKeyDown={onKeyDown}
      onCancel={ask}
    >
      <Head>
        <Words>
          <Title id={`${id}-title`}>{title}</Title>
          <Subject id={`${id}-subject`} title={subject}>
            <bdi>{subject}</bdi>
          </Subject>
        </Words>
        <IconButton icon={<CloseIcon size={20} />} label={translate('webapp.close')} onClick={onClose} />
      </Head>
      {children}
    </Window>
  )
}

const Window = styled.dialog`
  display: flex;
  flex-direction: column;
  box-sizing: border-box;
  width: 600px;
  max-width: calc(100vw - 32px);
  max-height: calc(100vh - 64px);
  padding: 0;
  border: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
  border-radius: var(--radius-m, 8px);
  background: var(--center-channel-bg);
  color: var(--center-channel-color);
  box-shadow: var(--elevation-6);
  &::backdrop {
    background: var(--sidebar-teambar-bg, var(--sidebar-bg));
    opacity: 0.64;
  }
  @media (max-width: 768px) {
    width: 100vw;
    max-width: none;
    height: 100dvh;
    max-height: none;
    border: 0;
    border-radius: 0;
  }
`

const Head = styled.header`
  display: flex;
  flex: none;
  align-items: flex-start;
  justify-content: space-between;
  gap: 16px;
  padding: 20px 20px 12px 24px;
`

const Words = styled.div`
  min-width: 0;
`

const Title = styled.h1`
  margin: 0;
  font-family: Metropolis, inherit;
  font-size: 20px;
  font-weight: 600;
  line-height: 28px;
`

const Subject = styled(Secondary)`
  ${oneLine}
  display: block;
`
