import type { Checklist, Task } from '../domain/checklist.ts'
import { durationText } from '../domain/duration.ts'
import type { Incident } from '../domain/incident.ts'
import type { ReportBlock } from '../domain/report-block.ts'
import type { TimelineEvent, TimelineEventType } from '../domain/timeline.ts'
import type { ExportedRecord } from './export-record.ts'
import type { Participant, PostedUpdate } from './ports/incident-parts.ts'
import type { Reads } from './ports/reads.ts'
import { translate, type TextId } from './translate.ts'

export type ReportDeps = Readonly<{ reads: Pick<Reads, 'findPeople'> }>

/** Names by id; of accounts that are gone the id. */
type NameOf = (id: string) => string

/** The record of an incident for people, piece by piece: what it was, who was there, what was said and done. */
export const makeReport = ({ reads }: ReportDeps) => {
  async function namesOf(ids: readonly string[]): Promise<NameOf> {
    const people = await reads.findPeople([...new Set(ids.filter((id) => id !== ''))])
    return (id) => (id === '' ? '' : `@${people.get(id)?.username ?? id}`)
  }

  async function* pieces(record: ExportedRecord, now: Date): AsyncGenerator<ReportBlock> {
    const { incident, checklists } = record.seen.record
    const assignees = checklists.flatMap(({ tasks }) => tasks.map(({ assigneeId }) => assigneeId))
    const nameOf = await namesOf([incident.commanderId, incident.reporterId, ...assignees])
    yield* headOf(incident, nameOf, now)
    yield section('report.people')
    for await (const people of record.participants) yield* people.map(personItem)
    yield section('report.status_updates')
    for await (const updates of record.updates) {
      const authorOf = await namesOf(updates.map(({ authorId }) => authorId))
      yield* updates.flatMap((update) => updatePieces(update, authorOf))
    }
    yield section('report.tasks')
    yield* checklists.flatMap((checklist) => checklistPieces(checklist, nameOf))
    yield section('report.timeline')
    for await (const events of record.timeline) {
      const subjectOf = await namesOf(events.map(({ subjectId }) => subjectId))
      yield* events.map((event) => eventItem(event, subjectOf))
    }
    if (incident.retrospective.text === '') return
    yield section('report.retrospective')
    yield { kind: 'text', text: incident.retrospective.text }
  }

  return pieces
}

const section = (id: TextId): ReportBlock => ({ kind: 'section', text: translate(id) })
const fact = (id: TextId, text: string): ReportBlock => ({ kind: 'fact', label: translate(id), text })

/** To the minute, in UTC: a report is read anywhere. */
const timeText = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

function headOf(incident: Incident, nameOf: NameOf, now: Date): ReportBlock[] {
  const { createAt, endAt } = incident
  return [
    { kind: 'title', text: incident.name },
    fact('report.status', incident.status),
    fact('report.commander', nameOf(incident.commanderId)),
    fact('report.reporter', nameOf(incident.reporterId)),
    fact('report.started', timeText(createAt)),
    ...(endAt ? [fact('report.ended', timeText(endAt))] : []),
    fact('report.duration', durationText((endAt ?? now).getTime() - createAt.getTime())),
    ...(incident.description === '' ? [] : [section('report.overview'), textOf(incident.description)]),
  ]
}

const textOf = (text: string): ReportBlock => ({ kind: 'text', text })

function personItem({ username, userId, firstJoinedAt, leftAt }: Participant): ReportBlock {
  const who = { who: `@${username || userId}`, from: timeText(firstJoinedAt) }
  const text = leftAt
    ? translate('report.person_left', { ...who, to: timeText(leftAt) })
    : translate('report.person', who)
  return { kind: 'item', text }
}

function updatePieces(update: PostedUpdate, nameOf: NameOf): ReportBlock[] {
  const { status, authorId, createAt, message } = update
  const head = translate('report.update', { status, who: nameOf(authorId), at: timeText(createAt) })
  return [{ kind: 'subsection', text: head }, textOf(message ?? translate('report.update_gone'))]
}

const checklistPieces = ({ title, tasks }: Checklist, nameOf: NameOf): ReportBlock[] => [
  { kind: 'subsection', text: title },
  ...tasks.flatMap((task) => taskPieces(task, nameOf)),
]

function taskPieces(task: Task, nameOf: NameOf): ReportBlock[] {
  const { title, state, stateModifiedAt, assigneeId, description } = task
  const notes = [
    ...(assigneeId === '' ? [] : [translate('report.task_assignee', { who: nameOf(assigneeId) })]),
    ...(state === 'in_progress' ? [translate('task.state.in_progress')] : []),
    ...(state === 'closed' && stateModifiedAt
      ? [translate('report.task_done', { at: timeText(stateModifiedAt) })]
      : []),
  ]
  const text = notes.length === 0 ? title : `${title} (${notes.join(', ')})`
  return [
    { kind: 'item', text, isDone: state === 'closed' },
    ...(description === '' ? [] : [textOf(description)]),
  ]
}

/** The texts of the page. */
const EVENT_TEXTS: Readonly<Record<TimelineEventType, TextId>> = {
  incident_created: 'webapp.event.incident_created',
  status_updated: 'webapp.event.status_updated',
  status_update_deleted: 'webapp.event.status_update_deleted',
  commander_changed: 'webapp.event.commander_changed',
  task_state_modified: 'webapp.event.task_state_modified',
  assignee_changed: 'webapp.event.assignee_changed',
  ran_slash_command: 'webapp.event.ran_slash_command',
  event_from_post: 'webapp.event.event_from_post',
  user_joined_left: 'webapp.event.user_joined_left',
  published_retrospective: 'webapp.event.published_retrospective',
  canceled_retrospective: 'webapp.event.canceled_retrospective',
}

/** What its text says already is not said twice. */
const SAYS_ALL: readonly TimelineEventType[] = ['task_state_modified']

function eventItem({ type, eventAt, subjectId, summary }: TimelineEvent, nameOf: NameOf): ReportBlock {
  const text = translate(EVENT_TEXTS[type], { subject: nameOf(subjectId), summary })
  const detail = summary === '' || SAYS_ALL.includes(type) ? '' : `: ${summary}`
  return { kind: 'item', text: `${timeText(eventAt)} ${text}${detail}` }
}
