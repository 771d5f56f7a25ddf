import type { Task } from '../domain/checklist.ts'
import { codeText } from '../usecases/escape.ts'
import type { Queries } from '../usecases/queries.ts'
import type { Tasks } from '../usecases/tasks.ts'
import { translate } from '../usecases/translate.ts'
import type { Command } from './command.ts'
import { quotedIfNeeded } from './parse.ts'
import { shown, taskGone, taskHere } from './task-here.ts'

export type CheckRemoveDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentOfChannel'>
  tasks: Pick<Tasks, 'removeTask'>
  taskSuggestionsPath: string
}>

const DESCRIBED = { name: 'checkremove', hint: '<checklist> <task>', example: '/incident checkremove 0 1' }

export const checkRemoveCommand = ({ queries, tasks, taskSuggestionsPath }: CheckRemoveDeps): Command => ({
  ...DESCRIBED,
  help: 'command.help.checkremove',
  changes: 'task.delete',
  suggestionsPath: taskSuggestionsPath,
  async run(asked) {
    const { incidentId, checklist, task, numbers } = await taskHere(queries, asked, DESCRIBED)
    const removed = await tasks.removeTask(asked.actor, { incidentId, taskId: task.id }).catch(taskGone)
    const [c = ''] = numbers.split(' ')
    return { text: removedText(removed.task, checklist.title, c) }
  },
})

/** Says all that is gone, since nobody was asked before. */
const removedText = ({ title, description, command }: Task, checklist: string, c: string): string =>
  [
    translate('command.answer.removed', { task: shown(title), checklist: shown(checklist) }),
    ...(description === ''
      ? []
      : [translate('command.answer.removed_description', { description: shown(description) })]),
    ...(command === '' ? [] : [translate('command.answer.removed_command', { command: shown(command) })]),
    translate('command.answer.bring_back', {
      line: codeText(`/incident checkadd ${c} ${quotedIfNeeded(title)}`),
    }),
  ].join('\n')
