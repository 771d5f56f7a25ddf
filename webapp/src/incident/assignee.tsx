import * as React from 'react'
import { useCallback, useRef, useState } from 'react'
import styled from 'styled-components'

import type { Task } from '../../../server/contract/incident.ts'
import type { Person } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { MemberPicker } from '../pickers/member-picker.tsx'
import { ChipButton } from '../ui/button.tsx'
import { oneLine } from '../ui/text.tsx'
import { Avatar } from './avatar.tsx'
import { usePersonName } from './person-name.ts'

interface AssigneeProps {
  readonly task: Task
  readonly canEdit: boolean
  readonly onAssign: (task: Task, assigneeId: string) => void
  readonly onFind: (term: string) => Promise<readonly Person[]>
}

/** Who does a task, always visible; opens the members of the channel. */
export function Assignee({ task, canEdit, onAssign, onFind }: AssigneeProps) {
  const translate = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const chip = useRef<HTMLButtonElement>(null)
  const assignee = useAssigneeName(task.assignee_id)
  const close = useCallback(() => setOpen(false), [])
  const choose = (personId: string) => {
    if (personId !== task.assignee_id) onAssign(task, personId)
    close()
    chip.current?.focus()
  }
  return (
    <>
      <ChipButton
        ref={chip}
        aria-label={translate('webapp.task.assignee', { task: task.title, assignee })}
        aria-haspopup='listbox'
        aria-expanded={isOpen}
        disabled={!canEdit}
        onClick={() => setOpen(!isOpen)}
      >
        <Avatar id={task.assignee_id} size={18} />
        <Name title={assignee}>
          <bdi>{assignee}</bdi>
        </Name>
      </ChipButton>
      {isOpen && (
        <MemberPicker
          anchor={chip}
          chosenId={task.assignee_id}
          nobody={translate('webapp.task.no_assignee')}
          hint={translate('webapp.picker.hint')}
          onFind={onFind}
          onChoose={choose}
          onClose={close}
        />
      )}
    </>
  )
}

function useAssigneeName(id: string): string {
  const translate = useTranslate()
  const name = usePersonName(id)
  return id === '' ? translate('webapp.task.no_assignee') : name
}

const Name = styled.span`
  ${oneLine}
`
