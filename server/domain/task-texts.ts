import { invalid } from './errors.ts'
import { cleanText } from './text.ts'

export type TaskTexts = Readonly<{
  title: string
  description: string
  /** `""`, or a slash command with its slash. */
  command: string
}>

/** Code points (data-model.md 2.2). A command counts its slash. */
const TASK_TITLE = { min: 1, max: 256 }
const TASK_DESCRIPTION = { min: 0, max: 4096 }
const TASK_COMMAND = { min: 0, max: 1024 }
const CHECKLIST_TITLE = { min: 1, max: 128 }

/**
 * Those that are given, as they are stored. A lone slash is no command.
 *
 * @param path Stands before the field's name in a refusal, e.g. `checklists.0.items.2.`.
 * @throws {IncidentError} `invalid`
 */
export function cleanTaskTexts<T extends Partial<TaskTexts>>(texts: T, path = ''): T {
  const { title, description, command } = texts
  return {
    ...texts,
    ...(title !== undefined && { title: cleanTitle(title, `${path}title`) }),
    ...(description !== undefined && { description: cleanDescription(description, `${path}description`) }),
    ...(command !== undefined && { command: cleanCommand(command, `${path}command`) }),
  }
}

const cleanTitle = (title: string, field: string): string =>
  cleanText(title, { ...TASK_TITLE, field, label: 'The title', oneLine: true })

const cleanDescription = (description: string, field: string): string =>
  cleanText(description, { ...TASK_DESCRIPTION, field, label: 'The description' })

function cleanCommand(command: string, field: string): string {
  const clean = cleanText(command, { ...TASK_COMMAND, field, label: 'The command', oneLine: true })
  if (clean === '' || clean === '/') return ''
  if (!clean.startsWith('/')) throw invalid('A command begins with a slash.', field)
  return clean
}

/** @throws {IncidentError} `invalid` */
export const cleanChecklistTitle = (title: string, field = 'title'): string =>
  cleanText(title, { ...CHECKLIST_TITLE, field, label: 'The title' })
