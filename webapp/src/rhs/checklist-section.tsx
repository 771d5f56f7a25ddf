import * as React from 'react'
import { memo, useCallback } from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Checklist, Task } from '../../../server/contract/incident.ts'
import type { HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { TaskRow } from '../incident/task-row.tsx'
import { useProduct } from '../product.ts'
import { rhs } from '../state/rhs.ts'
import { rhsOf } from '../state/selectors.ts'
import { Icon } from '../ui/button.tsx'
import { ChevronIcon } from '../ui/icons.tsx'
import { Hidden, Note, oneLine, Secondary } from '../ui/text.tsx'
import { progressOf } from './progress.ts'

interface ChecklistSectionProps {
  readonly checklist: Checklist
  /** Those of its tasks that pass the filter. */
  readonly shown: readonly Task[]
  readonly isFiltered: boolean
  readonly incidentId: string
  readonly teamId: string
  readonly channelId: string
  readonly canEdit: boolean
}

/** One checklist, which can be folded; one without hits is folded already. */
export const ChecklistSection = memo(function ChecklistSection(props: ChecklistSectionProps) {
  const { checklist, shown, isFiltered } = props
  const translate = useTranslate()
  const dispatch = useDispatch()
  const isFolded = useSelector((state: HostState) => rhsOf(state).folded[checklist.id] ?? false)
  const isClosed = isFolded || (isFiltered && shown.length === 0)
  const toggle = () => dispatch(rhs.actions.folded({ checklistId: checklist.id, isFolded: !isFolded }))
  return (
    <section aria-label={checklist.title}>
      <Title>
        <Fold aria-expanded={!isClosed} onClick={toggle}>
          <Chevron $isOpen={!isClosed}>
            <ChevronIcon size={16} />
          </Chevron>
          <Text title={checklist.title}>
            <bdi>{checklist.title}</bdi>
          </Text>
          <Count checklist={checklist} />
        </Fold>
      </Title>
      {!isClosed && checklist.items.length === 0 && <Note>{translate('webapp.tasks.empty')}</Note>}
      {!isClosed && <Tasks {...props} />}
    </section>
  )
})

function Count({ checklist }: { readonly checklist: Checklist }) {
  const translate = useTranslate()
  const { done, all } = progressOf(checklist.items)
  return (
    <>
      <Secondary aria-hidden>{translate('webapp.tab.tasks_done', { done, all })}</Secondary>
      <Hidden>{translate('webapp.tab.tasks_done_name', { done, all })}</Hidden>
    </>
  )
}

/** Rows get the same callbacks every time: of 200 tasks only the ticked one renders again. */
function Tasks({ shown, incidentId, teamId, channelId, canEdit }: ChecklistSectionProps) {
  const { taskChanges, runTask, hostApi } = useProduct()
  const refOf = useCallback(({ id, title }: Task) => ({ incidentId, taskId: id, title }), [incidentId])
  const onToggle = useCallback(
    (task: Task, isDone: boolean) => void taskChanges.setDone(refOf(task), isDone),
    [taskChanges, refOf],
  )
  const onAssign = useCallback(
    (task: Task, assigneeId: string) => void taskChanges.assign(refOf(task), assigneeId),
    [taskChanges, refOf],
  )
  const onRun = useCallback((task: Task) => runTask(refOf(task), task.command), [runTask, refOf])
  const onFind = useCallback(
    (term: string) => hostApi.findMembers({ teamId, channelId, term }),
    [hostApi, teamId, channelId],
  )
  return (
    <List>
      {shown.map((task) => (
        <TaskRow
          key={task.id}
          task={task}
          canEdit={canEdit}
          onToggle={onToggle}
          onAssign={onAssign}
          onRun={onRun}
          onFind={onFind}
        />
      ))}
    </List>
  )
}

const Title = styled.h3`
  margin: 0;
  padding: 12px 12px 4px;
  font-size: 14px;
`

const Fold = styled.button.attrs({ type: 'button' })`
  position: relative;
  display: flex;
  align-items: center;
  gap: 8px;
  max-width: 100%;
  min-height: 28px;
  padding: 0 4px;
  border: 0;
  border-radius: var(--radius-s, 4px);
  background: transparent;
  color: inherit;
  font: inherit;
  font-weight: 600;
  cursor: pointer;
  &:focus-visible {
    outline: 2px solid var(--button-bg);
  }
`

const Chevron = styled(Icon)<{ $isOpen: boolean }>`
  transform: rotate(${({ $isOpen }) => ($isOpen ? 90 : 0)}deg);
  [dir='rtl'] & {
    transform: rotate(${({ $isOpen }) => ($isOpen ? 90 : 180)}deg);
  }
`

const Text = styled.span`
  ${oneLine}
`

const List = styled.ul`
  margin: 0;
  padding: 0;
  list-style: none;
`
