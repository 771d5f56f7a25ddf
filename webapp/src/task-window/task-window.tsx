import * as React from 'react'
import { useState } from 'react'
import { useDispatch, useSelector } from 'react-redux'

import type { Task } from '../../../server/contract/incident.ts'
import type { HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { Removal } from '../incident/removal.tsx'
import { useProduct } from '../product.ts'
import { findIncident, taskWindowOf } from '../state/selectors.ts'
import { taskWindow, type OpenTaskWindow } from '../state/task-window.ts'
import { EditTask } from './edit-task.tsx'

/** The windows in which a task is edited or deleted; there while somebody wants one. */
export function TaskWindow() {
  const open = useSelector((state: HostState) => taskWindowOf(state).open)
  return open ? <Opened key={open.taskId} open={open} /> : null
}

function Opened({ open }: { readonly open: OpenTaskWindow }) {
  const dispatch = useDispatch()
  const incident = useLast(useSelector((state: HostState) => findIncident(state, open.incidentId)))
  const now = useSelector((state: HostState) => findTask(state, open))
  const task = useLast(now)
  const close = () => dispatch(taskWindow.actions.closed())
  if (!incident || !task) return null
  if (open.is === 'edit')
    return <EditTask incident={incident} task={task} isGone={now === undefined} onClose={close} />
  return <RemoveTask incidentId={open.incidentId} task={task} onClose={close} />
}

/** As it was, once it is gone. */
function useLast<Thing>(now: Thing | undefined): Thing | undefined {
  const [last, setLast] = useState(now)
  if (now !== undefined && now !== last) setLast(now)
  return now ?? last
}

const findTask = (state: HostState, { incidentId, taskId }: OpenTaskWindow): Task | undefined =>
  findIncident(state, incidentId)
    ?.checklists.flatMap(({ items }) => items)
    .find(({ id }) => id === taskId)

interface RemoveTaskProps {
  readonly incidentId: string
  readonly task: Task
  readonly onClose: () => void
}

/** Once somebody else has deleted it, deleting says so and closes. */
function RemoveTask({ incidentId, task: { id, title }, onClose }: RemoveTaskProps) {
  const translate = useTranslate()
  const { incidentChanges } = useProduct()
  return (
    <Removal
      thing={title}
      done='webapp.task.removed'
      remove={() => incidentChanges.removeTask({ incidentId, taskId: id, title })}
      title={translate('webapp.task.remove')}
      question={translate('webapp.task.remove_question')}
      onClose={onClose}
    />
  )
}
