import { useState } from 'react'

import type { Task } from '../../../server/contract/incident.ts'
import type { TaskTexts } from '../api.ts'
import { faultsIn, firstFault, type TaskFaults } from '../incident/task-texts.ts'
import { useProduct } from '../product.ts'
import type { Failure } from '../request.ts'
import { useMergedText } from '../ui/use-merged-text.ts'

export type FieldName = keyof TaskTexts

/** What is typed about a task, beside what others make of it, and its way to the server. */
export function useEditedTask(incidentId: string, task: Task, onDone: () => void) {
  const { incidentChanges, notify } = useProduct()
  const fields = {
    title: useMergedText(task.title),
    command: useMergedText(task.command),
    description: useMergedText(task.description),
  }
  const [faults, setFaults] = useState<TaskFaults>({})
  const [failure, setFailure] = useState<Failure>()
  const [isSending, setSending] = useState(false)
  const touched = NAMES.filter((name) => fields[name].isTouched)

  /** Only what was changed here: what somebody else changed stays. @returns The field that prevents it. */
  async function save(): Promise<FieldName | undefined> {
    if (isSending) return undefined
    const texts = Object.fromEntries(touched.map((name) => [name, fields[name].text.trim()]))
    const found = faultsIn({ ...task, ...texts })
    setFaults(found)
    const first = firstFault(found) ?? NAMES.find((name) => fields[name].isDisputed)
    if (first) return first
    if (touched.length > 0) {
      setSending(true)
      const failed = await incidentChanges.editTask({ incidentId, taskId: task.id, title: task.title }, texts)
      setSending(false)
      setFailure(failed)
      if (failed) return NAMES.find((name) => name === failed.field)
      notify.done({ text: 'webapp.task.saved', values: { task: fields.title.text.trim() } })
    }
    onDone()
    return undefined
  }

  const change = (name: FieldName, text: string) => {
    fields[name].change(text)
    setFaults({})
    setFailure(undefined)
  }

  return { fields, faults, failure, isSending, hasText: touched.length > 0, change, save }
}

const NAMES: readonly FieldName[] = ['title', 'command', 'description']
