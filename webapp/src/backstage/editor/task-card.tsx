import type { DraggableProvidedDragHandleProps } from '@hello-pangea/dnd'
import * as React from 'react'
import { memo, useState } from 'react'
import styled from 'styled-components'

import type { Task } from '../../../../server/contract/incident.ts'
import { CHECKLIST_LIMITS } from '../../../../server/domain/checklist-limits.ts'
import { useTranslate } from '../../i18n.ts'
import { MarkdownField } from '../../pickers/markdown-field.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { MoveHandle } from '../../ui/moving/move-handle.tsx'
import type { Mover } from '../../ui/moving/use-mover.ts'
import type { DraftChange, TaskTexts } from './draft-changes.ts'
import { TaskCommand } from './task-command.tsx'
import { TitleInput } from './title-input.tsx'

interface TaskCardProps {
  readonly drag: DraggableProvidedDragHandleProps | null
  readonly task: Task
  readonly teamId: string
  readonly isCarried: boolean
  readonly wantsFocus: boolean
  readonly mover: Mover
  readonly titleProblem: string | undefined
  readonly commandProblem: string | undefined
  readonly descriptionProblem: string | undefined
  readonly change: (change: DraftChange) => void
  /** Where it is the last one: Enter in its name begins the next. */
  readonly endOf: string | undefined
  readonly onAddTask: (checklistId: string) => void
}

/** A task: its name, its command and what it is about. Of hundreds only the one that changes is drawn again. */
export const TaskCard = memo(function TaskCard(props: TaskCardProps) {
  const { drag, task, teamId, isCarried, wantsFocus, mover, change, endOf, onAddTask } = props
  const translate = useTranslate()
  const { id, title } = task
  const name = title.trim() === '' ? translate('webapp.editor.untitled_task') : title
  const set = (fields: TaskTexts) => change({ kind: 'task_changed', id, fields })
  return (
    <Card role='group' aria-label={name}>
      <Head>
        <MoveHandle id={id} title={name} isCarried={isCarried} mover={mover} drag={drag} />
        <TitleInput
          name={`${id}.title`}
          label={translate('webapp.editor.task_name')}
          value={title}
          wantsFocus={wantsFocus}
          error={props.titleProblem}
          onText={(text) => set({ title: text })}
          onNext={endOf === undefined ? undefined : () => onAddTask(endOf)}
        />
        <Menu
          label={translate('webapp.editor.actions_of', { name })}
          entries={[
            { text: translate('webapp.move_up'), onChoose: () => mover.step(id, -1) },
            { text: translate('webapp.move_down'), onChoose: () => mover.step(id, 1) },
            {
              text: translate('webapp.editor.delete_task'),
              onChoose: () => change({ kind: 'task_removed', id }),
            },
          ]}
        />
      </Head>
      <Parts>
        <TaskCommand
          name={`${id}.command`}
          teamId={teamId}
          command={task.command}
          error={props.commandProblem}
          onText={(command) => set({ command })}
        />
        <Description
          task={task}
          teamId={teamId}
          error={props.descriptionProblem}
          onText={(description) => set({ description })}
        />
      </Parts>
    </Card>
  )
})

interface DescriptionProps {
  readonly task: Task
  readonly teamId: string
  readonly error: string | undefined
  readonly onText: (text: string) => void
}

/** There as soon as it is wanted; one that stays empty is none. */
function Description({ task: { id, description }, teamId, error, onText }: DescriptionProps) {
  const translate = useTranslate()
  const [isOpen, setOpen] = useState(description !== '')
  if (!isOpen && description === '') {
    return <LinkButton onClick={() => setOpen(true)}>{translate('webapp.editor.add_description')}</LinkButton>
  }
  return (
    <MarkdownField
      label={translate('webapp.summary.description')}
      name={`${id}.description`}
      text={description}
      max={CHECKLIST_LIMITS.taskDescription.max}
      error={error}
      teamId={teamId}
      channelId=''
      wantsFocus={isOpen && description === ''}
      onChange={onText}
    />
  )
}

const Card = styled.div`
  padding: 4px 0 8px;
  border-bottom: 1px solid rgba(var(--center-channel-color-rgb), 0.08);
  background: var(--center-channel-bg);
`

const Head = styled.div`
  display: flex;
  align-items: flex-start;
  gap: 4px;
`

const Parts = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 24px;
  padding-inline-start: 36px;
  & > div {
    width: 100%;
    max-width: 640px;
  }
`
