import * as React from 'react'
import { useCallback, useRef, useState } from 'react'
import styled from 'styled-components'

import type { Task } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import { IconButton } from '../ui/button.tsx'
import { InformationIcon } from '../ui/icons.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { Popover } from '../ui/popover.tsx'

/** An icon behind which the task's description lies; nothing where there is none. */
export function TaskDescription({ task }: { readonly task: Task }) {
  const translate = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const icon = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  if (task.description.trim() === '') return null
  const label = translate('webapp.task.description', { task: task.title })
  return (
    <>
      <SmallIconButton
        ref={icon}
        icon={<InformationIcon size={16} />}
        label={label}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <Popover anchor={icon} role='dialog' label={label} onClose={close}>
          <Markdown text={task.description} />
        </Popover>
      )}
    </>
  )
}

const SmallIconButton = styled(IconButton)`
  width: 24px;
  height: 24px;
`
