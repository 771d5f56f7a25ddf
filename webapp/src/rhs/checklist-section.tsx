import * as React from 'react'
import { memo } from 'react'
import { useDispatch, useSelector } from 'react-redux'

import type { Checklist, Incident, Task } from '../../../server/contract/incident.ts'
import type { HostState } from '../host.ts'
import type { TaskGestures } from '../incident/task-row.tsx'
import { rhs } from '../state/rhs.ts'
import { rhsOf } from '../state/selectors.ts'
import type { Mover } from '../ui/moving/use-mover.ts'
import { AddTask } from './add-task.tsx'
import { ChecklistTasks } from './checklist-tasks.tsx'
import { ChecklistTitle } from './checklist-title.tsx'

export type IncidentIds = Pick<Incident, 'id' | 'team_id' | 'channel_id'>

interface ChecklistSectionProps {
  /** Only its ids: what changes of it with every tick would make every checklist render again. */
  readonly incident: IncidentIds
  readonly checklist: Checklist
  /** Those of its tasks that pass the filter. */
  readonly shown: readonly Task[]
  readonly isFiltered: boolean
  readonly canEdit: boolean
  readonly carriedId: string | undefined
  readonly gestures: TaskGestures
  readonly checklistMover: Mover
}

/** One checklist, which can be folded; one without hits is folded already. */
export const ChecklistSection = memo(function ChecklistSection(props: ChecklistSectionProps) {
  const { incident, checklist, shown, isFiltered, canEdit, carriedId, gestures, checklistMover } = props
  const dispatch = useDispatch()
  const isFolded = useSelector((state: HostState) => rhsOf(state).folded[checklist.id] ?? false)
  const isOpen = !isFolded && (!isFiltered || shown.length > 0)
  return (
    <section aria-label={checklist.title}>
      <ChecklistTitle
        incidentId={incident.id}
        checklist={checklist}
        isOpen={isOpen}
        canEdit={canEdit}
        mover={checklistMover}
        onFold={() => dispatch(rhs.actions.folded({ checklistId: checklist.id, isFolded: !isFolded }))}
      />
      {isOpen && (
        <ChecklistTasks
          checklistId={checklist.id}
          tasks={shown}
          canEdit={canEdit}
          carriedId={carriedId}
          gestures={gestures}
        />
      )}
      {isOpen && canEdit && <AddTask incident={incident} checklist={checklist} />}
    </section>
  )
})
