import { Draggable, Droppable, type DraggableChildrenFn } from '@hello-pangea/dnd'
import * as React from 'react'
import { memo, useCallback } from 'react'
import styled from 'styled-components'

import type { Task } from '../../../server/contract/incident.ts'
import { TaskRow, type TaskGestures } from '../incident/task-row.tsx'
import { Markdown } from '../ui/markdown.tsx'

interface ChecklistTasksProps {
  readonly checklistId: string
  readonly tasks: readonly Task[]
  readonly canEdit: boolean
  readonly carriedId: string | undefined
  readonly gestures: TaskGestures
}

/** The tasks of a checklist, which can be dragged within it and to others, also when it has none. */
export function ChecklistTasks(props: ChecklistTasksProps) {
  const { checklistId, tasks, canEdit, carriedId, gestures } = props
  const renderClone = useCallback<DraggableChildrenFn>(
    ({ innerRef, draggableProps }, _snapshot, { draggableId }) => (
      <Flying ref={innerRef} {...draggableProps}>
        <Markdown text={tasks.find(({ id }) => id === draggableId)?.title ?? ''} isOneLine />
      </Flying>
    ),
    [tasks],
  )
  return (
    <Droppable droppableId={checklistId} isDropDisabled={!canEdit} renderClone={renderClone}>
      {({ innerRef, droppableProps, placeholder }, { isDraggingOver }) => (
        <List ref={innerRef} {...droppableProps} $isTarget={isDraggingOver}>
          {tasks.map((task, index) => (
            <MovableTask
              key={task.id}
              task={task}
              index={index}
              canEdit={canEdit}
              isCarried={task.id === carriedId}
              gestures={gestures}
            />
          ))}
          {placeholder}
        </List>
      )}
    </Droppable>
  )
}

interface MovableTaskProps {
  readonly task: Task
  readonly index: number
  readonly canEdit: boolean
  readonly isCarried: boolean
  readonly gestures: TaskGestures
}

/** Of 200 tasks only the changed one renders again. */
const MovableTask = memo(function MovableTask({ task, index, canEdit, ...others }: MovableTaskProps) {
  return (
    <Draggable
      draggableId={task.id}
      index={index}
      isDragDisabled={!canEdit}
      disableInteractiveElementBlocking
    >
      {({ innerRef, draggableProps, dragHandleProps }) => (
        <TaskRow
          task={task}
          canEdit={canEdit}
          attach={innerRef}
          place={draggableProps}
          handle={dragHandleProps}
          {...others}
        />
      )}
    </Draggable>
  )
})

const List = styled.ul<{ $isTarget: boolean }>`
  min-height: 8px;
  margin: 0;
  padding: 0;
  background: ${({ $isTarget }) => ($isTarget ? 'rgba(var(--button-bg-rgb), 0.08)' : 'transparent')};
  list-style: none;
`

/** What is dragged, in a layer of its own: nothing that surrounds the list cuts it off or moves it. */
const Flying = styled.div`
  z-index: 1100;
  box-sizing: border-box;
  padding: 8px 16px;
  overflow: hidden;
  border-radius: var(--radius-s, 4px);
  background: var(--center-channel-bg);
  color: var(--center-channel-color);
  box-shadow: var(--elevation-4);
`
