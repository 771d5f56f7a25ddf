import { CHECKLIST_LIMITS as LIMITS } from '../../../server/domain/checklist-limits.ts'
import type { TaskTexts } from '../api.ts'
import type { TextId } from '../i18n.ts'
import { lengthOf } from '../ui/counter-text.ts'

export type TaskFaults = Partial<Record<keyof TaskTexts, TextId>>

/** What the server would refuse; it has the last word. */
export function faultsIn({ title, command, description }: TaskTexts): TaskFaults {
  const [clean, isTooLong] = [command.trim(), 'webapp.field.too_long'] as const
  return {
    ...(title.trim() === '' && { title: 'webapp.task.required' }),
    ...(lengthOf(title) > LIMITS.taskTitle.max && { title: isTooLong }),
    ...(clean !== '' && !clean.startsWith('/') && { command: 'webapp.task.command_slash' }),
    ...(lengthOf(command) > LIMITS.taskCommand.max && { command: isTooLong }),
    ...(lengthOf(description) > LIMITS.taskDescription.max && { description: isTooLong }),
  }
}

/** The first field with a fault, in the order in which they stand. */
export const firstFault = (faults: TaskFaults): keyof TaskTexts | undefined =>
  (['title', 'command', 'description'] as const).find((name) => faults[name])
