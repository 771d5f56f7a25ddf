import type { DraggableProvidedDragHandleProps } from '@hello-pangea/dnd'
import * as React from 'react'
import styled from 'styled-components'

import { useTranslate } from '../../i18n.ts'
import { IconButton } from '../button.tsx'
import { HandleIcon } from '../icons.tsx'
import { HANDLE, type Mover } from './use-mover.ts'

interface MoveHandleProps {
  readonly id: string
  readonly title: string
  readonly isCarried: boolean
  readonly mover: Mover
  /** Of a Draggable with `disableInteractiveElementBlocking`, as this is a button. */
  readonly drag: DraggableProvidedDragHandleProps | null
}

/** What something is dragged by; Space or Enter lift it as well, and then arrows move it. */
export function MoveHandle({ id, title, isCarried, mover, drag }: MoveHandleProps) {
  const translate = useTranslate()
  return (
    <Handle
      {...drag}
      {...{ [HANDLE]: id }}
      icon={<HandleIcon size={16} />}
      label={translate('webapp.moving.handle', { thing: title })}
      role='button'
      aria-pressed={isCarried}
      onKeyDown={(event) => mover.onHandleKey(id, event)}
    />
  )
}

const Handle = styled(IconButton)`
  width: 24px;
  height: 24px;
  cursor: grab;
  &[aria-pressed='true'] {
    outline: 2px solid var(--button-bg);
  }
`
