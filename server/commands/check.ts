import type { Queries } from '../usecases/queries.ts'
import type { Tasks } from '../usecases/tasks.ts'
import { translate } from '../usecases/translate.ts'
import type { Command } from './command.ts'
import { shown, taskGone, taskHere } from './task-here.ts'

export type CheckDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentOfChannel'>
  tasks: Pick<Tasks, 'toggleTask'>
  taskSuggestionsPath: string
}>

const DESCRIBED = { name: 'check', hint: '<checklist> <task>', example: '/incident check 0 1' }

export const checkCommand = ({ queries, tasks, taskSuggestionsPath }: CheckDeps): Command => ({
  ...DESCRIBED,
  help: 'command.help.check',
  changes: 'task.state',
  suggestionsPath: taskSuggestionsPath,
  async run(asked) {
    const { incidentId, checklist, task } = await taskHere(queries, asked, DESCRIBED)
    const answer = await tasks.toggleTask(asked.actor, { incidentId, taskId: task.id }).catch(taskGone)
    const id = answer.task.state === 'closed' ? 'command.answer.checked' : 'command.answer.unchecked'
    return { text: translate(id, { task: shown(answer.task.title), checklist: shown(checklist.title) }) }
  },
})
