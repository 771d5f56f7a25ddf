import { invalid } from './errors.ts'
import { PLAYBOOK_LIMITS as LIMITS } from './playbook-limits.ts'
import type { PlaybookChecklist, PlaybookTask } from './playbook.ts'
import { cleanText, type TextRule } from './text.ts'

/** What is left out stays as it is where the id is of this playbook, and is empty where it is not. */
type TaskEdit = Readonly<{
  id?: string | undefined
  title?: string | undefined
  description?: string | undefined
  command?: string | undefined
}>
export type ChecklistEdit = Readonly<{
  id?: string | undefined
  title?: string | undefined
  tasks?: readonly TaskEdit[] | undefined
}>

/** Finds what has an id once: a second one with the same id is new. */
type Known<Part> = (id: string | undefined) => Part | undefined

/**
 * The checklists that take the place of the present ones. Ids that this playbook has are kept, all others are new.
 * What exceeds a limit already may stay as large as it is.
 *
 * @throws {IncidentError} `invalid`, naming the field, e.g. `checklists.0.items.2.title`.
 */
export function editChecklists(
  present: readonly PlaybookChecklist[],
  edits: readonly ChecklistEdit[],
  newId: () => string,
): PlaybookChecklist[] {
  mustHaveAtMost(edits.length, Math.max(LIMITS.checklists, present.length), 'checklists', 'checklists')
  const tasks = edits.reduce((sum, edit) => sum + (edit.tasks?.length ?? 0), 0)
  mustHaveAtMost(tasks, Math.max(LIMITS.tasks, numTasksOf(present)), 'tasks', 'checklists')
  const knownChecklist = takeOnce(present)
  const knownTask = takeOnce(present.flatMap((checklist) => checklist.tasks))
  return edits.map((edit, index) => {
    const known = knownChecklist(edit.id)
    const field = `checklists.${index}`
    return {
      id: known?.id ?? newId(),
      title: textOf(
        edit.title,
        known?.title,
        titleRule(`${field}.title`, 'A checklist’s title', 'checklistTitle'),
      ),
      tasks: edit.tasks
        ? editTasks(edit.tasks, known?.tasks.length ?? 0, knownTask, { field: `${field}.items`, newId })
        : (known?.tasks ?? []),
    }
  })
}

export const numTasksOf = (checklists: readonly PlaybookChecklist[]): number =>
  checklists.reduce((sum, { tasks }) => sum + tasks.length, 0)

function editTasks(
  edits: readonly TaskEdit[],
  present: number,
  knownTask: Known<PlaybookTask>,
  { field, newId }: { field: string; newId: () => string },
): PlaybookTask[] {
  mustHaveAtMost(edits.length, Math.max(LIMITS.tasksOfChecklist, present), 'tasks in one checklist', field)
  return edits.map((edit, index) => {
    const known = knownTask(edit.id)
    const at = `${field}.${index}`
    return {
      id: known?.id ?? newId(),
      title: textOf(edit.title, known?.title, titleRule(`${at}.title`, 'A task’s title', 'taskTitle')),
      description: textOf(edit.description, known?.description, {
        field: `${at}.description`,
        label: 'A task’s description',
        ...LIMITS.taskDescription,
      }),
      command: commandOf(edit.command, known?.command, `${at}.command`),
    }
  })
}

const titleRule = (field: string, label: string, limit: 'checklistTitle' | 'taskTitle'): TextRule => ({
  field,
  label,
  ...LIMITS[limit],
  oneLine: true,
})

/** Whoever opens the field and types no more than the slash wants no command. */
function commandOf(given: string | undefined, known: string | undefined, field: string): string {
  if (isUnchanged(given, known)) return known
  const rule = { field, label: 'A command', ...LIMITS.taskCommand, oneLine: true }
  const command = cleanText(given ?? '', rule)
  if (command !== '' && !command.startsWith('/')) throw invalid('A command begins with /.', field)
  return command === '/' ? '' : command
}

/** What did not change is kept as it is, whatever the rules are by now. */
function textOf(given: string | undefined, known: string | undefined, rule: TextRule): string {
  return isUnchanged(given, known) ? known : cleanText(given ?? '', rule)
}

function isUnchanged(given: string | undefined, known: string | undefined): known is string {
  return known !== undefined && (given === undefined || given === known)
}

function mustHaveAtMost(number: number, max: number, what: string, field: string): void {
  if (number > max) throw invalid(`A playbook may have at most ${max} ${what}.`, field)
}

function takeOnce<Part extends { readonly id: string }>(parts: readonly Part[]): Known<Part> {
  const left = new Map(parts.map((part) => [part.id, part]))
  return (id = '') => {
    const part = left.get(id)
    left.delete(id)
    return part
  }
}
