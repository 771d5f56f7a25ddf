import type { Checklist } from '../domain/checklist.ts'
import { invalid } from '../domain/errors.ts'
import type { Checklists } from '../usecases/checklists.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Queries } from '../usecases/queries.ts'
import { translate } from '../usecases/translate.ts'
import { usageOf, type Command } from './command.ts'
import { incidentHere } from './incident-here.ts'
import { readAddition, type Addition } from './read-addition.ts'
import { rangeText, shown, taskGone } from './task-here.ts'

/** Opens the dialog that asks for a task, for the person who typed. */
type OpenAddTaskDialog = (
  actor: Actor,
  asked: { incidentId: string; checklistId: string; checklistIndex: number; triggerId: string },
) => Promise<void>

export type CheckAddDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentOfChannel'>
  addTask: Checklists['addTask']
  openAddTaskDialog: OpenAddTaskDialog
  checklistSuggestionsPath: string
}>

const DESCRIBED = {
  name: 'checkadd',
  hint: '<checklist> [title]',
  example: '/incident checkadd 0 Call the bank',
}

export function checkAddCommand({
  queries,
  addTask,
  openAddTaskDialog,
  checklistSuggestionsPath,
}: CheckAddDeps): Command {
  return {
    ...DESCRIBED,
    help: 'command.help.checkadd',
    changes: 'task.add',
    suggestionsPath: checklistSuggestionsPath,
    textHint: '[title]',
    async run({ actor, channelId, words, rest, triggerId }) {
      const { record } = await incidentHere(queries, actor, channelId, 'edit')
      const addition = readAddition(record.checklists, words, rest)
      if ('problem' in addition) throw invalid(problemText(addition, record.checklists))
      const { to, title } = addition
      const place = { incidentId: record.incident.id, checklistId: to.checklist.id }
      if (title !== undefined) return { text: await added(actor, place, title) }
      await openAddTaskDialog(actor, { ...place, checklistIndex: to.number, triggerId })
      return 'silence'
    },
  }

  async function added(
    actor: Actor,
    place: { incidentId: string; checklistId: string },
    title: string,
  ): Promise<string> {
    const order = {
      texts: { title, description: '', command: '' },
      assigneeId: '',
      expectedVersion: undefined,
    }
    const { task, checklists } = await addTask(actor, place, order).catch(taskGone)
    const c = checklists.findIndex(({ id }) => id === task.checklistId)
    const { title: checklist = '', tasks = [] } = checklists[c] ?? {}
    const numbers = `${c} ${tasks.findIndex(({ id }) => id === task.id)}`
    return translate('command.answer.added', {
      task: shown(task.title),
      checklist: shown(checklist),
      numbers,
    })
  }
}

function problemText(
  problem: Extract<Addition, { problem: unknown }>,
  checklists: readonly Checklist[],
): string {
  if (problem.problem === 'range') {
    return rangeText({ what: 'checklist', number: problem.number, count: checklists.length })
  }
  const said = {
    usage: () => translate('command.error.usage', { usage: usageOf(DESCRIBED), example: DESCRIBED.example }),
    no_match: () => translate('command.error.no_checklist_match'),
    ambiguous: () => translate('command.error.ambiguous_checklist'),
  }[problem.problem]()
  return `${said} ${listText(checklists)}`
}

const listText = (checklists: readonly Checklist[]): string =>
  checklists.length === 0
    ? translate('command.error.no_checklists')
    : translate('command.error.checklists', {
        checklists: checklists.map(({ title }, c) => `\`${c}\` ${shown(title)}`).join(', '),
      })
