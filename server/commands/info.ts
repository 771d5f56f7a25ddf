import type { Task } from '../domain/checklist.ts'
import { durationText } from '../domain/duration.ts'
import { escapeText } from '../usecases/escape.ts'
import type { ReadParts } from '../usecases/incident-parts.ts'
import type { PostedUpdate } from '../usecases/ports/incident-parts.ts'
import type { Person } from '../usecases/ports/people.ts'
import type { Clock } from '../usecases/ports/process.ts'
import type { IncidentRecord, Reads } from '../usecases/ports/reads.ts'
import type { Queries } from '../usecases/queries.ts'
import { translate } from '../usecases/translate.ts'
import { mustHaveNoWords, type Command } from './command.ts'
import { incidentHere } from './incident-here.ts'
import { numbered, type NumberedTask } from './name-task.ts'

export type InfoDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentOfChannel'>
  reads: Pick<Reads, 'findPeople'>
  listUpdates: ReadParts['listUpdates']
  clock: Clock
}>

type People = ReadonlyMap<string, Person>

// Mattermost refuses posts of more than 16,383 characters.
const POST_MAX = 16_000

const DESCRIBED = { name: 'info', hint: '', example: '/incident info' }
const NEWEST = { perPage: 1, from: { page: 0 } }
const SHOWN_LINES = 3
const SHOWN_LINE = 200

export function infoCommand({ queries, reads, listUpdates, clock }: InfoDeps): Command {
  return {
    ...DESCRIBED,
    help: 'command.help.info',
    async run({ actor, channelId, words, clientId }) {
      mustHaveNoWords(words, DESCRIBED)
      const { record } = await incidentHere(queries, actor, channelId, 'view')
      if (clientId !== '') return { text: translate('command.info.at_the_side') }
      const [people, updates] = await Promise.all([
        reads.findPeople([record.incident.commanderId, ...assigneesOf(record)]),
        listUpdates(actor, record.incident.id, NEWEST),
      ])
      const now = clock.now()
      const lines = [
        ...headLines(record, people, now),
        ...updates.rows.flatMap((update) => updateLines(update, now)),
        ...dueLines(record, now),
        ...taskLines(record, people),
      ]
      return { text: fitting(lines, numbered(record.checklists).length) }
    },
  }
}

const assigneesOf = ({ checklists }: IncidentRecord): string[] =>
  numbered(checklists).flatMap(({ task }) => (task.assigneeId === '' ? [] : [task.assigneeId]))

function headLines({ incident }: IncidentRecord, people: People, now: Date): string[] {
  const end = incident.endAt ?? now
  const duration = durationText(end.getTime() - incident.createAt.getTime())
  return [
    `#### ${escapeText(incident.name)}`,
    translate('command.info.status', { status: incident.status, duration }),
    translate('command.info.commander', { commander: nameOf(people, incident.commanderId) }),
  ]
}

/** When it was, and how it begins. */
function updateLines({ message = '', createAt }: PostedUpdate, now: Date): string[] {
  const duration = durationText(now.getTime() - createAt.getTime())
  const beginning = message.split('\n').filter((line) => line.trim() !== '')
  return [
    translate('command.info.last_update', { duration }),
    ...beginning.slice(0, SHOWN_LINES).map((line) => `> ${escapeText(line, SHOWN_LINE)}`),
    '',
  ]
}

function dueLines({ incident }: IncidentRecord, now: Date): string[] {
  const { reminderAt } = incident
  if (!reminderAt) return []
  const left = reminderAt.getTime() - now.getTime()
  const id = left > 0 ? 'command.info.next_update' : 'command.info.overdue'
  return [translate(id, { duration: durationText(Math.abs(left)) })]
}

const nameOf = (people: People, id: string): string => `@${people.get(id)?.username ?? id}`

const taskLines = ({ checklists, incident }: IncidentRecord, people: People): string[] =>
  checklists.flatMap((checklist) => [
    '',
    `**${escapeText(checklist.title)}**`,
    ...numbered(checklists)
      .filter((task) => task.checklist.id === checklist.id)
      .map((task) => taskLine(task, incident.createAt, people)),
  ])

function taskLine({ numbers, task }: NumberedTask, startedAt: Date, people: People): string {
  const box = task.state === 'closed' ? ':white_check_mark:' : ':white_large_square:'
  const assignee = task.assigneeId === '' ? '' : ` ${nameOf(people, task.assigneeId)}`
  return `- ${box} \`${numbers}\` ${escapeText(task.title)}${assignee}${closedText(task, startedAt)}`
}

const closedText = ({ state, stateModifiedAt }: Task, startedAt: Date): string =>
  state === 'closed' && stateModifiedAt
    ? ` (${durationText(stateModifiedAt.getTime() - startedAt.getTime())})`
    : ''

/** As many lines as one post takes, and how many tasks are left out. */
function fitting(lines: readonly string[], numTasks: number): string {
  const shown: string[] = []
  let length = 0
  let tasksShown = 0
  for (const line of lines) {
    length += line.length + 1
    if (length > POST_MAX) return [...shown, moreTasks(numTasks - tasksShown)].join('\n')
    if (line.startsWith('- ')) tasksShown++
    shown.push(line)
  }
  return shown.join('\n')
}

const moreTasks = (count: number): string => translate('command.info.more_tasks', { count })
