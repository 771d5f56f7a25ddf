import { Draggable, Droppable, type DraggableProvidedDragHandleProps } from '@hello-pangea/dnd'
import * as React from 'react'
import styled from 'styled-components'

import type { Checklist } from '../../../../server/contract/incident.ts'
import { useTranslate } from '../../i18n.ts'
import { IconButton, QuietButton } from '../../ui/button.tsx'
import { Problem } from '../../ui/field.tsx'
import { ChevronIcon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/menu.tsx'
import { MoveHandle } from '../../ui/moving/move-handle.tsx'
import type { Mover } from '../../ui/moving/use-mover.ts'
import { Secondary } from '../../ui/text.tsx'
import type { DraftChange } from './draft-changes.ts'
import { useForm } from './form-context.ts'
import { TaskCard } from './task-card.tsx'
import { TitleInput } from './title-input.tsx'

interface ChecklistCardProps {
  readonly drag: DraggableProvidedDragHandleProps | null
  readonly checklist: Checklist
  readonly isFolded: boolean
  readonly carriedId: string | undefined
  readonly movers: { readonly task: Mover; readonly checklist: Mover }
  readonly change: (change: DraftChange) => void
  readonly onFold: (checklistId: string, isFolded: boolean) => void
  readonly onAddTask: (checklistId: string) => void
  readonly onRemove: (checklist: Checklist) => void
  /** What was added last: it takes the focus. */
  readonly newId: string
}

/** A checklist: its title, what can be done with it, and its tasks. */
export function ChecklistCard(props: ChecklistCardProps) {
  const { drag, checklist, isFolded, carriedId, movers, change, onFold, onRemove, newId } = props
  const translate = useTranslate()
  const { errorOf } = useForm()
  const { id, title, items } = checklist
  const name = title.trim() === '' ? translate('webapp.editor.untitled_checklist') : title
  const fold = translate(isFolded ? 'webapp.editor.unfold' : 'webapp.editor.fold', { name })
  return (
    <Card aria-label={name}>
      <Head>
        <MoveHandle id={id} title={name} isCarried={carriedId === id} mover={movers.checklist} drag={drag} />
        <IconButton
          icon={
            <Chevron $isOpen={!isFolded}>
              <ChevronIcon size={16} />
            </Chevron>
          }
          label={fold}
          aria-expanded={!isFolded}
          onClick={() => onFold(id, !isFolded)}
        />
        <TitleInput
          name={`${id}.title`}
          label={translate('webapp.editor.checklist_title')}
          value={title}
          isStrong
          wantsFocus={newId === id}
          error={errorOf(`${id}.title`)}
          onText={(text) => change({ kind: 'checklist_titled', id, title: text })}
        />
        {isFolded && <Secondary>{translate('webapp.tasks.hits', { count: items.length })}</Secondary>}
        <Menu
          label={translate('webapp.editor.actions_of', { name })}
          entries={[
            { text: translate('webapp.move_up'), onChoose: () => movers.checklist.step(id, -1) },
            { text: translate('webapp.move_down'), onChoose: () => movers.checklist.step(id, 1) },
            { text: translate('webapp.editor.delete_checklist'), onChoose: () => onRemove(checklist) },
          ]}
        />
      </Head>
      {!isFolded && <Tasks {...props} />}
    </Card>
  )
}

function Tasks({ checklist, carriedId, movers, change, onAddTask, newId }: ChecklistCardProps) {
  const translate = useTranslate()
  const { errorOf, draft } = useForm()
  const { id, items } = checklist
  const problem = errorOf(`${id}.items`)
  return (
    <Droppable droppableId={id} type='task'>
      {({ innerRef, droppableProps, placeholder }) => (
        <div ref={innerRef} {...droppableProps}>
          {items.map((task, index) => (
            <Draggable key={task.id} draggableId={task.id} index={index} disableInteractiveElementBlocking>
              {({ innerRef: itemRef, draggableProps, dragHandleProps }) => (
                <div ref={itemRef} {...draggableProps}>
                  <TaskCard
                    drag={dragHandleProps}
                    task={task}
                    teamId={draft.team_id}
                    isCarried={carriedId === task.id}
                    wantsFocus={newId === task.id}
                    mover={movers.task}
                    titleProblem={errorOf(`${task.id}.title`)}
                    commandProblem={errorOf(`${task.id}.command`)}
                    descriptionProblem={errorOf(`${task.id}.description`)}
                    change={change}
                    endOf={index === items.length - 1 ? id : undefined}
                    onAddTask={onAddTask}
                  />
                </div>
              )}
            </Draggable>
          ))}
          {placeholder}
          {problem !== undefined && <Problem role='alert'>{problem}</Problem>}
          <AddTask name={`${id}.items`} $isAlone={items.length === 0} onClick={() => onAddTask(id)}>
            {translate('webapp.editor.new_task')}
          </AddTask>
        </div>
      )}
    </Droppable>
  )
}

const Card = styled.section`
  margin-bottom: 16px;
  padding: 8px 12px;
  border: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
  border-radius: var(--radius-m, 8px);
  background: var(--center-channel-bg);
`

const Head = styled.div`
  display: flex;
  align-items: center;
  gap: 4px;
`

const Chevron = styled.span<{ $isOpen: boolean }>`
  display: inline-flex;
  transform: rotate(${({ $isOpen }) => ($isOpen ? 90 : 0)}deg);
  [dir='rtl'] & {
    transform: rotate(${({ $isOpen }) => ($isOpen ? 90 : 180)}deg);
  }
`

/** In an empty checklist the whole place takes the first task. */
const AddTask = styled(QuietButton)<{ $isAlone: boolean }>`
  width: ${({ $isAlone }) => ($isAlone ? '100%' : 'auto')};
  min-height: ${({ $isAlone }) => ($isAlone ? 56 : 32)}px;
  margin-top: 4px;
`
