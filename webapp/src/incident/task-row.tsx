import type { DraggableProvidedDraggableProps, DraggableProvidedDragHandleProps } from '@hello-pangea/dnd'
import * as React from 'react'
import { memo, useEffect, useRef } from 'react'
import styled from 'styled-components'

import type { Task } from '../../../server/contract/incident.ts'
import type { Person } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { Markdown } from '../ui/markdown.tsx'
import { MoveHandle } from '../ui/moving/move-handle.tsx'
import type { Mover } from '../ui/moving/use-mover.ts'
import { Hidden } from '../ui/text.tsx'
import { Assignee } from './assignee.tsx'
import { RunButton } from './run-button.tsx'
import { TaskDescription } from './task-description.tsx'
import { TaskMenu } from './task-menu.tsx'

/** What can be done to a task; the same object for all rows and every time. */
export interface TaskGestures {
  readonly toggle: (task: Task, isDone: boolean) => void
  readonly assign: (task: Task, assigneeId: string) => void
  /** Resolves when the run is known. */
  readonly run: (task: Task) => Promise<void>
  readonly find: (term: string) => Promise<readonly Person[]>
  readonly edit: (task: Task) => void
  readonly remove: (task: Task) => void
  readonly mover: Mover
}

interface TaskRowProps {
  readonly task: Task
  readonly canEdit: boolean
  readonly isCarried: boolean
  readonly gestures: TaskGestures
  /** Tells the Draggable around it which element it is. */
  readonly attach: (element: HTMLElement | null) => void
  readonly place: DraggableProvidedDraggableProps
  readonly handle: DraggableProvidedDragHandleProps | null
}

export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { task, canEdit, isCarried, gestures, attach, place, handle } = props
  const translate = useTranslate()
  const box = useInProgress(task.state === 'in_progress')
  const isDone = task.state === 'closed'
  return (
    <Row ref={attach} {...place}>
      <Line>
        <Label>
          <input
            ref={box}
            type='checkbox'
            checked={isDone}
            disabled={!canEdit}
            onChange={(event) => gestures.toggle(task, event.target.checked)}
          />
          <Title $isDone={isDone}>
            <Markdown text={task.title} isOneLine />
          </Title>
          {task.state === 'in_progress' && <Hidden>{translate('webapp.task.in_progress')}</Hidden>}
        </Label>
        <TaskDescription task={task} />
        {canEdit && (
          <Tools>
            <MoveHandle
              id={task.id}
              title={task.title}
              isCarried={isCarried}
              mover={gestures.mover}
              drag={handle}
            />
            <TaskMenu task={task} gestures={gestures} />
          </Tools>
        )}
      </Line>
      <Chips>
        <Assignee task={task} canEdit={canEdit} onAssign={gestures.assign} onFind={gestures.find} />
        {task.command !== '' && <RunButton task={task} canEdit={canEdit} onRun={gestures.run} />}
      </Chips>
    </Row>
  )
})

/** A half-filled box can only be set by script. */
function useInProgress(isInProgress: boolean) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = isInProgress
  }, [isInProgress])
  return box
}

/** There for the keyboard always, seen where the pointer or the focus is; a finger has no hovering. */
const Tools = styled.span`
  display: inline-flex;
  flex: none;
  margin-inline-start: auto;
  @media (hover: hover) {
    opacity: 0;
  }
`

/** Rows outside of the screen are not laid out, so that hundreds scroll smoothly. */
const Row = styled.li`
  padding: 8px 16px;
  content-visibility: auto;
  contain-intrinsic-size: auto 64px;
  &:hover,
  &:focus-within {
    background: rgba(var(--center-channel-color-rgb), 0.04);
    content-visibility: visible;
  }
  &:hover ${Tools}, &:focus-within ${Tools} {
    opacity: 1;
  }
`

const Line = styled.div`
  display: flex;
  align-items: flex-start;
  gap: 4px;
`

const Label = styled.label`
  display: flex;
  align-items: flex-start;
  gap: 8px;
  min-width: 0;
  margin: 0;
  min-height: 24px;
  font-weight: 400;
  cursor: pointer;
  & > input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 4px 0;
    accent-color: var(--button-bg);
  }
`

const Title = styled.span<{ $isDone: boolean }>`
  min-width: 0;
  padding: 2px 0;
  overflow-wrap: anywhere;
  color: rgba(var(--center-channel-color-rgb), ${({ $isDone }) => ($isDone ? 0.8 : 1)});
  text-decoration: ${({ $isDone }) => ($isDone ? 'line-through' : 'none')};
`

const Chips = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px;
  margin-inline-start: 24px;
  padding-top: 4px;
`
