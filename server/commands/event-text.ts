import type { TimelineEvent, TimelineEventType } from '../domain/timeline.ts'
import { codeText, escapeText } from '../usecases/escape.ts'
import type { Person } from '../usecases/ports/people.ts'
import { translate, type TextId } from '../usecases/translate.ts'

type Told = Readonly<{ subject: string; creator: string; summary: string }>

const withSummary = (text: string, summary: string): string => (summary === '' ? text : `${text}: ${summary}`)

const plain =
  (id: TextId) =>
  ({ subject, creator, summary }: Told): string =>
    withSummary(translate(id, { subject, creator }), summary)

/** A new kind of event does not compile until somebody has found words for it. */
const TEXTS: Readonly<Record<TimelineEventType, (told: Told) => string>> = {
  incident_created: plain('command.timeline.incident_created'),
  status_updated: plain('command.timeline.status_updated'),
  status_update_deleted: plain('command.timeline.status_update_deleted'),
  commander_changed: plain('command.timeline.commander_changed'),
  task_state_modified: ({ subject, summary }) => `${subject} ${summary}`,
  assignee_changed: plain('command.timeline.assignee_changed'),
  ran_slash_command: plain('command.timeline.ran_slash_command'),
  event_from_post: ({ subject, summary }) =>
    translate('command.timeline.event_from_post', { subject, summary }),
  user_joined_left: ({ subject, summary }) =>
    summary === '' ? translate('command.timeline.user_joined_left', { subject }) : summary,
  published_retrospective: plain('command.timeline.published_retrospective'),
  canceled_retrospective: plain('command.timeline.canceled_retrospective'),
}

/** What happened, in one line of a table. */
export function eventText(
  { type, summary, subjectId, creatorId }: TimelineEvent,
  people: ReadonlyMap<string, Pick<Person, 'username'>>,
): string {
  const nameOf = (id: string): string => `**${escapeText(people.get(id)?.username ?? id)}**`
  const shown = type === 'ran_slash_command' ? inTable(codeText(summary)) : escapeText(summary)
  return TEXTS[type]({ subject: nameOf(subjectId), creator: nameOf(creatorId), summary: shown })
}

/** A bar would end the cell, in code too. */
const inTable = (code: string): string => code.replaceAll('|', '\\|')
