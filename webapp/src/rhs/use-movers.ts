import { useCallback, useMemo } from 'react'

import type { Checklist } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import { useProduct } from '../product.ts'
import { useMover, type Move } from '../ui/moving/use-mover.ts'

/** Moves tasks within and between checklists. */
export function useTaskMover(incidentId: string, checklists: readonly Checklist[]) {
  const { incidentChanges } = useProduct()
  const onMove = useCallback(
    ({ id, listId, beforeId }: Move) => {
      const task = checklists.flatMap(({ items }) => items).find((one) => one.id === id)
      if (task) incidentChanges.moveTask({ incidentId, taskId: id, title: task.title }, listId, beforeId)
    },
    [incidentChanges, incidentId, checklists],
  )
  return useMover({ lists: checklists, onMove })
}

/** Moves whole checklists. */
export function useChecklistMover(incidentId: string, checklists: readonly Checklist[]) {
  const { incidentChanges } = useProduct()
  const title = useTranslate()('webapp.checklist.all')
  const lists = useMemo(() => [{ id: 'checklists', title, items: checklists }], [title, checklists])
  const onMove = useCallback(
    ({ id, beforeId }: Move) => {
      const checklist = checklists.find((one) => one.id === id)
      if (!checklist) return
      incidentChanges.moveChecklist({ incidentId, checklistId: id, title: checklist.title }, beforeId)
    },
    [incidentChanges, incidentId, checklists],
  )
  return useMover({ lists, onMove }).mover
}
