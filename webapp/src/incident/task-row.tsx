import * as React from 'react'
import { memo, useEffect, useRef } from 'react'
import styled from 'styled-components'

import type { Task } from '../../../server/contract/incident.ts'
import type { Person } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { Markdown } from '../ui/markdown.tsx'
import { Hidden } from '../ui/text.tsx'
import { Assignee } from './assignee.tsx'
import { RunButton } from './run-button.tsx'
import { TaskDescription } from './task-description.tsx'

interface TaskRowProps {
  readonly task: Task
  readonly canEdit: boolean
  readonly onToggle: (task: Task, isDone: boolean) => void
  readonly onAssign: (task: Task, assigneeId: string) => void
  /** Resolves when the run is known. */
  readonly onRun: (task: Task) => Promise<void>
  readonly onFind: (term: string) => Promise<readonly Person[]>
}

export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { task, canEdit, onToggle, onAssign, onRun, onFind } = props
  const translate = useTranslate()
  const box = useInProgress(task.state === 'in_progress')
  const isDone = task.state === 'closed'
  return (
    <Row>
      <Line>
        <Label>
          <input
            ref={box}
            type='checkbox'
            checked={isDone}
            disabled={!canEdit}
            onChange={(event) => onToggle(task, event.target.checked)}
          />
          <Title $isDone={isDone}>
            <Markdown text={task.title} isOneLine />
          </Title>
          {task.state === 'in_progress' && <Hidden>{translate('webapp.task.in_progress')}</Hidden>}
        </Label>
        <TaskDescription task={task} />
      </Line>
      <Chips>
        <Assignee task={task} canEdit={canEdit} onAssign={onAssign} onFind={onFind} />
        {task.command !== '' && <RunButton task={task} canEdit={canEdit} onRun={onRun} />}
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
