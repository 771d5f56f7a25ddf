import * as React from 'react'
import { useRef, useState } from 'react'
import styled from 'styled-components'

import type { Checklist, Incident } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import { LinkButton } from '../ui/button.tsx'
import { AddTaskForm } from './add-task-form.tsx'

interface AddTaskProps {
  readonly incident: Pick<Incident, 'id' | 'team_id' | 'channel_id'>
  readonly checklist: Pick<Checklist, 'id' | 'title'>
}

/** Below a checklist: opens a line in place, which stays for the next task. */
export function AddTask({ incident, checklist }: AddTaskProps) {
  const translate = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const wasOpen = useRef(false)
  const close = () => {
    wasOpen.current = true
    setOpen(false)
  }
  /** The focus goes back to where the line was opened. */
  const takeFocus = (button: HTMLButtonElement | null) => {
    if (wasOpen.current) button?.focus()
    wasOpen.current = false
  }
  return (
    <Place>
      {isOpen ? (
        <AddTaskForm incident={incident} checklist={checklist} onClose={close} />
      ) : (
        <LinkButton ref={takeFocus} onClick={() => setOpen(true)}>
          {translate('webapp.task.add_new')}
        </LinkButton>
      )}
    </Place>
  )
}

const Place = styled.div`
  padding: 4px 16px 12px;
`
