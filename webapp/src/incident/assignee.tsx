import * as React from 'react'
import { useCallback, useRef, useState } from 'react'
import styled from 'styled-components'

import type { Task } from '../../../server/contract/incident.ts'
import type { Person } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { MemberPicker } from '../pickers/member-picker.tsx'
import { Icon, QuietButton } from '../ui/button.tsx'
import { PersonIcon } from '../ui/icons.tsx'
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
  const label = translate('webapp.task.assignee', { task: task.title, assignee })
  const close = useCallback(() => {
    setOpen(false)
    chip.current?.focus()
  }, [])
  const choose = (personId: string) => {
    if (personId !== task.assignee_id) onAssign(task, personId)
    close()
  }
  return (
    <Place>
      <Chip
        ref={chip}
        aria-label={label}
        aria-haspopup='listbox'
        aria-expanded={isOpen}
        disabled={!canEdit}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon>
          <PersonIcon size={14} />
        </Icon>
        <bdi>{assignee}</bdi>
      </Chip>
      {isOpen && (
        <MemberPicker
          chosenId={task.assignee_id}
          nobody={translate('webapp.task.no_assignee')}
          onFind={onFind}
          onChoose={choose}
          onClose={close}
        />
      )}
    </Place>
  )
}

function useAssigneeName(id: string): string {
  const translate = useTranslate()
  const name = usePersonName(id)
  return id === '' ? translate('webapp.task.no_assignee') : name
}

const Place = styled.span`
  position: relative;
  max-width: 100%;
`

const Chip = styled(QuietButton)`
  display: inline-flex;
  align-items: center;
  gap: 4px;
  max-width: 100%;
  padding: 2px 8px;
  overflow-wrap: anywhere;
  font-weight: 400;
`
