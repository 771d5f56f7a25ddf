import type { Checklist, Task, TaskState } from '../domain/checklist.ts'
import { IncidentError } from '../domain/errors.ts'
import type { Actor, Person } from './ports/people.ts'
import type { Reads } from './ports/reads.ts'
import type { Queries } from './queries.ts'
import { translate, type TextId } from './translate.ts'

/** One row of the host's autocomplete list. */
export type Suggestion = Readonly<{ item: string; hint: string; help: string }>

export type SuggestionDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentOfChannel'>
  reads: Pick<Reads, 'findPeople'>
}>

export type Suggestions = ReturnType<typeof makeSuggestions>

const INVISIBLE = new Set(['not_found', 'team_disabled'])
const STATE_NAMES: Record<TaskState, TextId> = {
  '': 'task.state.open',
  in_progress: 'task.state.in_progress',
  closed: 'task.state.closed',
}

/** What commands offer in a channel; empty where there is nothing to change for this person. */
export function makeSuggestions({ queries, reads }: SuggestionDeps) {
  async function checklistsToEdit(actor: Actor, channelId: string): Promise<readonly Checklist[]> {
    const seen = await queries.getIncidentOfChannel(actor, channelId).catch(undefinedIfInvisible)
    return seen?.canEdit ? seen.record.checklists : []
  }

  return {
    taskSuggestions: async (actor: Actor, channelId: string): Promise<readonly Suggestion[]> => {
      const checklists = await checklistsToEdit(actor, channelId)
      const people = await reads.findPeople(assigneesOf(checklists))
      return checklists.flatMap(({ title, tasks }, c) =>
        tasks.map((task, i) => ofTask(`${c} ${i}`, title, task, people.get(task.assigneeId))),
      )
    },

    checklistSuggestions: async (actor: Actor, channelId: string): Promise<readonly Suggestion[]> => {
      const checklists = await checklistsToEdit(actor, channelId)
      return checklists.map((checklist, c) => ofChecklist(String(c), checklist))
    },
  }
}

const assigneesOf = (checklists: readonly Checklist[]): string[] =>
  checklists.flatMap(({ tasks }) => tasks.map((task) => task.assigneeId)).filter((id) => id !== '')

function undefinedIfInvisible(error: unknown): undefined {
  if (error instanceof IncidentError && INVISIBLE.has(error.code)) return undefined
  throw error
}

const ofTask = (
  item: string,
  checklist: string,
  { title, state }: Task,
  assignee: Person | undefined,
): Suggestion => ({
  item,
  hint: `"${title}"`,
  help: translate('suggestion.task', {
    checklist,
    state: translate(STATE_NAMES[state]),
    assignee: assignee?.username ?? translate('suggestion.assignee_none'),
  }),
})

const ofChecklist = (item: string, { title, tasks }: Checklist): Suggestion => ({
  item,
  hint: `"${title}"`,
  help: translate('suggestion.checklist', {
    done: tasks.filter(({ state }) => state === 'closed').length,
    all: tasks.length,
  }),
})
