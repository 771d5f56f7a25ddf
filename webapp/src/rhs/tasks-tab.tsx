import * as React from 'react'
import { useMemo } from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Checklist, Incident, Task } from '../../../server/contract/incident.ts'
import { currentChannelId, currentUserId, type HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { useMeet } from '../incident/person-name.ts'
import { rhs, type TaskFilter } from '../state/rhs.ts'
import { rhsOf } from '../state/selectors.ts'
import { selectWishes, wishedChecklists } from '../state/wishes.ts'
import { Choices } from '../ui/choices.tsx'
import { Hidden, Note } from '../ui/text.tsx'
import { ChecklistSection } from './checklist-section.tsx'
import { progressOf, type Progress } from './progress.ts'

/** The checklists with their tasks. */
export function TasksTab({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const checklists = useWished(incident)
  const filter = useSelector((state: HostState) => rhsOf(state).taskFilters[currentChannelId(state)] ?? 'all')
  const shown = useFiltered(checklists, filter)
  useMeet(checklists.flatMap(({ items }) => items.map((task) => task.assignee_id)))
  if (checklists.length === 0) return <Note>{translate('webapp.tasks.none')}</Note>
  return (
    <>
      <Filter filter={filter} hits={shown.flat().length} />
      {checklists.map((checklist, index) => (
        <ChecklistSection
          key={checklist.id}
          checklist={checklist}
          shown={shown[index] ?? checklist.items}
          isFiltered={filter !== 'all'}
          incidentId={incident.id}
          teamId={incident.team_id}
          channelId={incident.channel_id}
          canEdit={incident.can_edit && incident.channel_state !== 'deleted'}
        />
      ))}
    </>
  )
}

function Filter({ filter, hits }: { readonly filter: TaskFilter; readonly hits: number }) {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const channelId = useSelector(currentChannelId)
  return (
    <Bar>
      <Choices<TaskFilter>
        label={translate('webapp.tasks.filter')}
        choices={[
          { value: 'all', text: translate('webapp.tasks.filter_all') },
          { value: 'open', text: translate('webapp.tasks.filter_open') },
          { value: 'mine', text: translate('webapp.tasks.filter_mine') },
        ]}
        chosen={filter}
        onChoose={(chosen) => dispatch(rhs.actions.tasksFiltered({ channelId, filter: chosen }))}
      />
      <Hidden role='status'>{filter !== 'all' && translate('webapp.tasks.hits', { count: hits })}</Hidden>
    </Bar>
  )
}

/** Closed tasks and all tasks, as the person wants them. */
export function useProgress(incident: Incident): Progress {
  return progressOf(useWished(incident).flatMap(({ items }) => items))
}

function useWished({ checklists }: Incident): readonly Checklist[] {
  const wishes = useSelector(selectWishes)
  return useMemo(() => wishedChecklists(checklists, wishes), [checklists, wishes])
}

/**
 * For each checklist the tasks that pass; without a filter the very same arrays. What passed once stays until the
 * filter is chosen anew: a task that is ticked does not vanish from under the pointer and the focus.
 */
function useFiltered(checklists: readonly Checklist[], filter: TaskFilter): (readonly Task[])[] {
  const me = useSelector(currentUserId)
  const passed = useMemo(() => ({ filter, ids: new Set<string>() }), [filter])
  return useMemo(() => {
    if (passed.filter === 'all') return checklists.map(({ items }) => items)
    const passes = PASSES[passed.filter]
    const isShown = (task: Task) => passed.ids.has(task.id) || passes(task, me)
    const shown = checklists.map(({ items }) => items.filter(isShown))
    for (const { id } of shown.flat()) passed.ids.add(id)
    return shown
  }, [checklists, passed, me])
}

const PASSES: Record<Exclude<TaskFilter, 'all'>, (task: Task, me: string) => boolean> = {
  open: ({ state }) => state !== 'closed',
  mine: ({ assignee_id }, me) => assignee_id === me,
}

const Bar = styled.div`
  position: relative;
  padding: 12px 16px 0;
`
