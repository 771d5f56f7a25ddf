import * as React from 'react'
import { useState } from 'react'
import styled from 'styled-components'

import { useTranslate, type TextId } from '../i18n.ts'
import { Icon, PrimaryButton } from '../ui/button.tsx'
import { PlusIcon } from '../ui/icons.tsx'

interface StartButtonProps {
  readonly text: TextId
  /** Resolves when the dialog is on screen, or could not be had. */
  readonly onStart: () => Promise<void>
}

/** Asks the server for the start dialog and lets the host show it. */
export function StartButton({ text, onStart }: StartButtonProps) {
  const translate = useTranslate()
  const [isOpening, setOpening] = useState(false)
  const onClick = () => {
    setOpening(true)
    void onStart().finally(() => setOpening(false))
  }
  return (
    <Button disabled={isOpening} aria-busy={isOpening} onClick={onClick}>
      <Icon>
        <PlusIcon size={16} />
      </Icon>
      {translate(text)}
    </Button>
  )
}

const Button = styled(PrimaryButton)`
  display: inline-flex;
  align-items: center;
  gap: 4px;
`
