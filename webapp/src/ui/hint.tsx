import * as React from 'react'
import { useCallback, useRef, useState } from 'react'
import styled from 'styled-components'

import { useTranslate } from '../i18n.ts'
import { IconButton } from './button.tsx'
import { InformationIcon } from './icons.tsx'
import { Popover } from './popover.tsx'

interface HintProps {
  /** What is explained. */
  readonly label: string
  readonly text: string
}

/** An icon behind which an explanation lies: in its tooltip, and for those without a mouse at a press. */
export function Hint({ label, text }: HintProps) {
  const translate = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const icon = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  return (
    <>
      <Small
        ref={icon}
        icon={<InformationIcon size={16} />}
        label={translate('webapp.hint', { label, text })}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <Popover anchor={icon} role='dialog' label={label} onClose={close}>
          {text}
        </Popover>
      )}
    </>
  )
}

const Small = styled(IconButton)`
  width: 24px;
  height: 24px;
`
