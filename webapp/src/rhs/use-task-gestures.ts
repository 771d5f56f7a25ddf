import { useMemo } from 'react'
import { useDispatch } from 'react-redux'

import type { Incident, Task } from '../../../server/contract/incident.ts'
import type { TaskGestures } from '../incident/task-row.tsx'
import { useProduct } from '../product.ts'
import { taskWindow } from '../state/task-window.ts'
import type { Mover } from '../ui/moving/use-mover.ts'

/** What the rows of an incident's tasks can do; the same object as long as the incident is the same. */
export function useTaskGestures(
  { id: incidentId, team_id: teamId, channel_id: channelId }: Incident,
  mover: Mover,
): TaskGestures {
  const { taskChanges, runTask, hostApi } = useProduct()
  const dispatch = useDispatch()
  return useMemo(() => {
    const refOf = ({ id, title }: Task) => ({ incidentId, taskId: id, title })
    return {
      mover,
      toggle: (task, isDone) => void taskChanges.setDone(refOf(task), isDone),
      assign: (task, assigneeId) => void taskChanges.assign(refOf(task), assigneeId),
      run: (task) => runTask(refOf(task), task.command),
      find: (term) => hostApi.findMembers({ teamId, channelId, term }),
      edit: ({ id }) => dispatch(taskWindow.actions.opened({ is: 'edit', incidentId, taskId: id })),
      remove: ({ id }) => dispatch(taskWindow.actions.opened({ is: 'remove', incidentId, taskId: id })),
    }
  }, [taskChanges, runTask, hostApi, dispatch, mover, incidentId, teamId, channelId])
}
