import * as React from 'react'
import { memo, useCallback, useMemo } from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Checklist, Incident, Task } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import { useMeet } from '../incident/person-name.ts'
import { TaskRow } from '../incident/task-row.tsx'
import { useProduct } from '../product.ts'
import { selectWishes, wishedChecklists } from '../state/selectors.ts'
import { Hidden, oneLine, Secondary } from '../ui/text.tsx'

/** The checklists with their tasks. */
export function TasksTab({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const checklists = useWished(incident)
  useMeet(checklists.flatMap(({ items }) => items.map((task) => task.assignee_id)))
  if (checklists.length === 0) return <Note>{translate('webapp.tasks.none')}</Note>
  return (
    <>
      {checklists.map((checklist) => (
        <Section
          key={checklist.id}
          checklist={checklist}
          incidentId={incident.id}
          teamId={incident.team_id}
          channelId={incident.channel_id}
          canEdit={incident.can_edit}
        />
      ))}
    </>
  )
}

/** Closed tasks and all tasks, as the person wants them. */
export function useProgress(incident: Incident): Progress {
  return progressOf(useWished(incident).flatMap(({ items }) => items))
}

interface Progress {
  readonly done: number
  readonly all: number
}

const progressOf = (tasks: readonly Task[]): Progress => ({
  done: tasks.filter(({ state }) => state === 'closed').length,
  all: tasks.length,
})

function useWished({ checklists }: Incident): readonly Checklist[] {
  const wishes = useSelector(selectWishes)
  return useMemo(() => wishedChecklists(checklists, wishes), [checklists, wishes])
}

interface SectionProps {
  readonly checklist: Checklist
  readonly incidentId: string
  readonly teamId: string
  readonly channelId: string
  readonly canEdit: boolean
}

/** Rows get the same callbacks every time: of 200 tasks only the ticked one renders again. */
const Section = memo(function Section({ checklist, incidentId, teamId, channelId, canEdit }: SectionProps) {
  const translate = useTranslate()
  const { taskChanges, runTask, findMembers } = useProduct()
  const { done, all } = progressOf(checklist.items)
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
    (term: string) => findMembers({ teamId, channelId, term }),
    [findMembers, teamId, channelId],
  )
  return (
    <section>
      <Title>
        <Text title={checklist.title}>
          <bdi>{checklist.title}</bdi>
        </Text>{' '}
        <Secondary aria-hidden>{translate('webapp.tab.tasks_done', { done, all })}</Secondary>
        <Hidden>{translate('webapp.tab.tasks_done_name', { done, all })}</Hidden>
      </Title>
      {all === 0 && <Note>{translate('webapp.tasks.empty')}</Note>}
      <List>
        {checklist.items.map((task) => (
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
    </section>
  )
})

const Title = styled.h3`
  display: flex;
  gap: 8px;
  margin: 0;
  padding: 16px 16px 8px;
  font-size: 14px;
  font-weight: 600;
`

const Text = styled.span`
  ${oneLine}
`

const List = styled.ul`
  margin: 0;
  padding: 0;
  list-style: none;
`

const Note = styled.p`
  margin: 0;
  padding: 16px;
`
