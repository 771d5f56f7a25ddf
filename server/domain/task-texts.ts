import { CHECKLIST_LIMITS as LIMITS } from './checklist-limits.ts'
import { invalid } from './errors.ts'
import { cleanText } from './text.ts'

export type TaskTexts = Readonly<{
  title: string
  description: string
  /** `""`, or a slash command with its slash. */
  command: string
}>

/** Those that are given, as they are stored. A lone slash is no command. @throws {IncidentError} `invalid` */
export function cleanTaskTexts<T extends Partial<TaskTexts>>(texts: T): T {
  const { title, description, command } = texts
  return {
    ...texts,
    ...(title !== undefined && { title: cleanText(title, TITLE) }),
    ...(description !== undefined && { description: cleanText(description, DESCRIPTION) }),
    ...(command !== undefined && { command: cleanCommand(command) }),
  }
}

const TITLE = { ...LIMITS.taskTitle, field: 'title', label: 'The title', oneLine: true }
const DESCRIPTION = { ...LIMITS.taskDescription, field: 'description', label: 'The description' }
const COMMAND = { ...LIMITS.taskCommand, field: 'command', label: 'The command', oneLine: true }

function cleanCommand(command: string): string {
  const clean = cleanText(command, COMMAND)
  if (clean === '' || clean === '/') return ''
  if (!clean.startsWith('/')) throw invalid('A command begins with a slash.', COMMAND.field)
  return clean
}

/** @throws {IncidentError} `invalid` */
export const cleanChecklistTitle = (title: string): string =>
  cleanText(title, { ...LIMITS.checklistTitle, field: 'title', label: 'The title', oneLine: true })
