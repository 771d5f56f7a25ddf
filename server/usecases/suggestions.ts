import type { Checklist, Task, TaskState } from '../domain/checklist.ts'
import type { Person } from './ports/people.ts'
import { translate, type TextId } from './translate.ts'

/** One row of the host's autocomplete list. */
export type Suggestion = Readonly<{ item: string; hint: string; help: string }>

const STATE_NAMES: Record<TaskState, TextId> = {
  '': 'task.state.open',
  in_progress: 'task.state.in_progress',
  closed: 'task.state.closed',
}

export const checklistSuggestion = (item: string, { title, tasks }: Checklist): Suggestion => ({
  item,
  hint: `"${title}"`,
  help: translate('suggestion.checklist', {
    done: tasks.filter(({ state }) => state === 'closed').length,
    all: tasks.length,
  }),
})

export const taskSuggestion = (
  item: string,
  checklist: string,
  task: Task,
  assignee: Person | undefined,
): Suggestion => ({
  item,
  hint: `"${task.title}"`,
  help: translate('suggestion.task', {
    checklist,
    state: translate(STATE_NAMES[task.state]),
    assignee: assignee?.username ?? translate('suggestion.assignee_none'),
  }),
})
