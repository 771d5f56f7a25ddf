import { Draggable, Droppable } from '@hello-pangea/dnd'
import * as React from 'react'
import { useCallback, useMemo, useState } from 'react'

import type { Checklist } from '../../../../server/contract/incident.ts'
import { useTranslate } from '../../i18n.ts'
import { randomId } from '../../random-id.ts'
import { Icon, QuietButton } from '../../ui/button.tsx'
import { PlusIcon } from '../../ui/icons.tsx'
import { MoveArea } from '../../ui/moving/move-area.tsx'
import { useMover, type Mover } from '../../ui/moving/use-mover.ts'
import { Problem } from '../../ui/field.tsx'
import { ChecklistCard } from './checklist-card.tsx'
import type { DraftChange } from './draft-changes.ts'
import { useForm } from './form-context.ts'
import { RemoveChecklist } from './remove-checklist.tsx'
import { isBlank } from './draft.ts'

interface TasksTabProps {
  readonly folded: ReadonlySet<string>
  readonly onFold: (checklistId: string, isFolded: boolean) => void
  readonly change: (change: DraftChange) => void
}

/** The list of checklists, for what moves them. */
const ALL = 'checklists'

/** Checklists and their tasks, as new incidents get them. */
export function TasksTab({ folded, onFold, change }: TasksTabProps) {
  const translate = useTranslate()
  const { draft, errorOf } = useForm()
  const [removed, setRemoved] = useState<Checklist>()
  const tasks = useMover({
    lists: draft.checklists,
    onMove: ({ id, listId, beforeId }) => change({ kind: 'task_moved', id, checklistId: listId, beforeId }),
  })
  const wholeList = useMemo(
    () => [{ id: ALL, title: translate('webapp.editor.checklists'), items: tasks.lists }],
    [tasks.lists, translate],
  )
  const checklists = useMover({
    lists: wholeList,
    onMove: ({ id, beforeId }) => change({ kind: 'checklist_moved', id, beforeId }),
  })
  const add = useAdding(change)
  const remove = useCallback(
    (checklist: Checklist) => {
      if (checklist.items.every(isBlank)) change({ kind: 'checklist_removed', id: checklist.id })
      else setRemoved(checklist)
    },
    [change],
  )
  const problem = errorOf('checklists')
  const shown = checklists.lists[0]?.items ?? []
  return (
    <MoveArea mover={useBoth(tasks.mover, checklists.mover)}>
      <Droppable droppableId={ALL} type={ALL}>
        {({ innerRef, droppableProps, placeholder }) => (
          <div ref={innerRef} {...droppableProps}>
            {shown.map((checklist, index) => (
              <Draggable
                key={checklist.id}
                draggableId={checklist.id}
                index={index}
                disableInteractiveElementBlocking
              >
                {({ innerRef: itemRef, draggableProps, dragHandleProps }) => (
                  <div ref={itemRef} {...draggableProps}>
                    <ChecklistCard
                      drag={dragHandleProps}
                      checklist={checklist}
                      isFolded={folded.has(checklist.id)}
                      carriedId={tasks.carriedId ?? checklists.carriedId}
                      movers={{ task: tasks.mover, checklist: checklists.mover }}
                      change={change}
                      onFold={onFold}
                      onAddTask={add.task}
                      onRemove={remove}
                      newId={add.newId}
                    />
                  </div>
                )}
              </Draggable>
            ))}
            {placeholder}
          </div>
        )}
      </Droppable>
      {problem !== undefined && <Problem role='alert'>{problem}</Problem>}
      <QuietButton
        name='checklists'
        onClick={() => add.checklist(translate('webapp.editor.new_checklist_title'))}
      >
        <Icon>
          <PlusIcon size={16} />
        </Icon>{' '}
        {translate('webapp.editor.new_checklist')}
      </QuietButton>
      {removed && (
        <RemoveChecklist
          checklist={removed}
          onRemove={() => {
            change({ kind: 'checklist_removed', id: removed.id })
            setRemoved(undefined)
          }}
          onCancel={() => setRemoved(undefined)}
        />
      )}
    </MoveArea>
  )
}

/** A task that was added last gets the focus. */
function useAdding(change: (change: DraftChange) => void) {
  const [newId, setNewId] = useState('')
  const task = useCallback(
    (checklistId: string) => {
      const id = randomId()
      change({ kind: 'task_added', checklistId, id })
      setNewId(id)
    },
    [change],
  )
  const checklist = (title: string) => {
    const id = randomId()
    change({ kind: 'checklist_added', id, title })
    setNewId(id)
  }
  return { task, checklist, newId }
}

/** Checklists and tasks are dragged in the same area; what begins tells which of them it is. */
const useBoth = (tasks: Mover, checklists: Mover): Mover =>
  useMemo(() => {
    const moverOf = ({ type }: { readonly type: string }) => (type === ALL ? checklists : tasks)
    return {
      ...tasks,
      onDragStart: (start, provided) => moverOf(start).onDragStart(start, provided),
      onDragUpdate: (update, provided) => moverOf(update).onDragUpdate(update, provided),
      onDragEnd: (result, provided) => moverOf(result).onDragEnd(result, provided),
    }
  }, [tasks, checklists])
