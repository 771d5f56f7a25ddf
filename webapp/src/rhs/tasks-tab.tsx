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
import { MoveArea } from '../ui/moving/move-area.tsx'
import { Hidden, Note } from '../ui/text.tsx'
import { AddChecklist } from './add-checklist.tsx'
import { ChecklistSection, type IncidentIds } from './checklist-section.tsx'
import { progressOf, type Progress } from './progress.ts'
import { useChecklistMover, useTaskMover } from './use-movers.ts'
import { useTaskGestures } from './use-task-gestures.ts'

/** The checklists with their tasks. */
export function TasksTab({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const checklists = useWished(incident)
  const canEdit = incident.can_edit && incident.channel_state !== 'deleted'
  useMeet(checklists.flatMap(({ items }) => items.map((task) => task.assignee_id)))
  return (
    <>
      {checklists.length === 0 ? (
        <Note>{translate('webapp.tasks.none')}</Note>
      ) : (
        <Checklists incident={incident} checklists={checklists} canEdit={canEdit} />
      )}
      {canEdit && <AddChecklist incidentId={incident.id} />}
    </>
  )
}

interface ChecklistsProps {
  readonly incident: Incident
  readonly checklists: readonly Checklist[]
  readonly canEdit: boolean
}

function Checklists({ incident, checklists, canEdit }: ChecklistsProps) {
  const filter = useSelector((state: HostState) => rhsOf(state).taskFilters[currentChannelId(state)] ?? 'all')
  const shown = useFiltered(checklists, filter)
  const tasks = useTaskMover(incident.id, useOpen(shown))
  const checklistMover = useChecklistMover(incident.id, checklists)
  const gestures = useTaskGestures(incident, tasks.mover)
  const ids = useIds(incident)
  return (
    <MoveArea mover={tasks.mover}>
      <Filter filter={filter} hits={shown.flatMap(({ items }) => items).length} />
      {checklists.map((checklist, index) => (
        <ChecklistSection
          key={checklist.id}
          incident={ids}
          checklist={checklist}
          shown={(tasks.lists.find(({ id }) => id === checklist.id) ?? shown[index] ?? checklist).items}
          isFiltered={filter !== 'all'}
          canEdit={canEdit}
          carriedId={tasks.carriedId}
          gestures={gestures}
          checklistMover={checklistMover}
        />
      ))}
    </MoveArea>
  )
}

function useIds({ id, team_id, channel_id }: Incident): IncidentIds {
  return useMemo(() => ({ id, team_id, channel_id }), [id, team_id, channel_id])
}

/** Where tasks can be moved to: not into what is folded. */
function useOpen(shown: readonly Checklist[]): readonly Checklist[] {
  const folded = useSelector((state: HostState) => rhsOf(state).folded)
  return useMemo(() => shown.filter(({ id }) => !folded[id]), [shown, folded])
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
 * The checklists with those of their tasks that pass; without a filter the very same objects. What passed once stays
 * until the filter is chosen anew: a task that is ticked does not vanish from under the pointer and the focus.
 */
function useFiltered(checklists: readonly Checklist[], filter: TaskFilter): readonly Checklist[] {
  const me = useSelector(currentUserId)
  const passed = useMemo(() => ({ filter, ids: new Set<string>() }), [filter])
  return useMemo(() => {
    if (passed.filter === 'all') return checklists
    const passes = PASSES[passed.filter]
    const isShown = (task: Task) => passed.ids.has(task.id) || passes(task, me)
    const shown = checklists.map((checklist) => ({ ...checklist, items: checklist.items.filter(isShown) }))
    for (const { id } of shown.flatMap(({ items }) => items)) passed.ids.add(id)
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
