import { escapeText } from '../usecases/escape.ts'
import type { Queries } from '../usecases/queries.ts'
import type { Tasks } from '../usecases/tasks.ts'
import { translate } from '../usecases/translate.ts'
import { usageOf, type Command } from './command.ts'
import { incidentHere } from './incident-here.ts'
import { nameTask, type Named } from './name-task.ts'

export type CheckDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentOfChannel'>
  tasks: Pick<Tasks, 'toggleTask'>
  suggestionsPath: string
}>

const SHOWN_CANDIDATES = 10
const SHOWN_TITLE = 100
const DESCRIBED = { name: 'check', hint: '<checklist> <task>', example: '/incident check 0 1' }

export function checkCommand({ queries, tasks, suggestionsPath }: CheckDeps): Command {
  return {
    ...DESCRIBED,
    help: 'command.help.check',
    suggestionsPath,
    async run({ actor, channelId, words }) {
      const { record } = await incidentHere(queries, actor, channelId, 'edit')
      const named = nameTask(record.checklists, words)
      if (!('found' in named)) return { text: problemText(named) }
      const { checklist, task } = named.found
      const answer = await tasks.toggleTask(actor, { incidentId: record.incident.id, taskId: task.id })
      const id = answer.task.state === 'closed' ? 'command.answer.checked' : 'command.answer.unchecked'
      return { text: translate(id, { task: shown(answer.task.title), checklist: shown(checklist.title) }) }
    },
  }
}

const shown = (text: string): string => escapeText(text, SHOWN_TITLE)

function problemText(named: Exclude<Named, { found: unknown }>): string {
  switch (named.problem) {
    case 'usage':
      return translate('command.error.usage', { usage: usageOf(DESCRIBED), example: DESCRIBED.example })
    case 'no_match':
      return translate('command.error.no_match')
    case 'ambiguous':
      return translate('command.error.ambiguous', { candidates: candidatesText(named.candidates) })
    case 'range': {
      const range = translate('command.error.range', { count: named.count, last: named.count - 1 })
      return translate('command.error.number_range', { what: named.what, number: named.number, range })
    }
  }
}

function candidatesText(candidates: Extract<Named, { candidates: unknown }>['candidates']): string {
  const texts = candidates
    .slice(0, SHOWN_CANDIDATES)
    .map(({ numbers, task }) => `\`${numbers}\` ${shown(task.title)}`)
  const more = candidates.length - texts.length
  return [...texts, ...(more > 0 ? [translate('command.info.more_tasks', { count: more })] : [])].join(', ')
}
