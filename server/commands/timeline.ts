import { durationText } from '../domain/duration.ts'
import { TIMELINE_EVENT_TYPES, type TimelineEvent, type TimelineEventType } from '../domain/timeline.ts'
import type { ReadParts } from '../usecases/incident-parts.ts'
import type { Host } from '../usecases/ports/host.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Reads } from '../usecases/ports/reads.ts'
import type { Queries } from '../usecases/queries.ts'
import { translate } from '../usecases/translate.ts'
import { mustBeUsedRight, type Command } from './command.ts'
import { eventText } from './event-text.ts'
import { incidentHere } from './incident-here.ts'
import { incidentPage } from './pages.ts'

export type TimelineDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentOfChannel'>
  listTimeline: ReadParts['listTimeline']
  reads: Pick<Reads, 'findPeople' | 'findTeam'>
  host: Pick<Host, 'findReadablePost'>
}>

const DESCRIBED = { name: 'timeline', hint: '[all]', example: '/incident timeline all' }
const SHOWN = 50
// Mattermost refuses posts of more than 16,383 characters.
const POST_MAX = 16_000
/** What most people do not look for. */
const OF_TASKS: readonly TimelineEventType[] = [
  'task_state_modified',
  'assignee_changed',
  'ran_slash_command',
]
const WITHOUT_TASKS = TIMELINE_EVENT_TYPES.filter((type) => !OF_TASKS.includes(type))

export function timelineCommand({ queries, listTimeline, reads, host }: TimelineDeps): Command {
  return {
    ...DESCRIBED,
    help: 'command.help.timeline',
    textHint: '[all]',
    async run({ actor, channelId, words }) {
      const [all, ...more] = words
      mustBeUsedRight(more.length === 0 && (!all || all.text.toLowerCase() === 'all'), DESCRIBED)
      const { record } = await incidentHere(queries, actor, channelId, 'view')
      const { id, teamId, createAt } = record.incident
      const types = all ? [] : WITHOUT_TASKS
      const newest = { types, isDescending: true, perPage: SHOWN, from: { page: 0 } }
      const { rows, total } = await listTimeline(actor, id, newest)
      if (rows.length === 0) {
        return { text: translate(all ? 'command.timeline.none_at_all' : 'command.timeline.none') }
      }
      const [people, team, linked] = await Promise.all([
        reads.findPeople(rows.flatMap(({ subjectId, creatorId }) => [subjectId, creatorId])),
        reads.findTeam(teamId),
        readable(actor, rows),
      ])
      const lines = rows.map((event) => {
        const at = timeText(event.eventAt)
        const time = linked.has(event.id) ? `[${at}](/${team.name}/pl/${event.postId})` : at
        const offset = durationText(event.eventAt.getTime() - createAt.getTime())
        return `| ${time} | ${offset} | ${eventText(event, people)} |`
      })
      return { text: table(lines, total, incidentPage(team, id)) }
    },
  }

  /** Whoever sees the record may read its channel; messages of other channels are asked for. */
  async function readable({ userId }: Actor, events: readonly TimelineEvent[]): Promise<ReadonlySet<string>> {
    const asked = await Promise.all(
      events.map(async ({ id, type, postId }) => {
        if (postId === '') return []
        if (type !== 'event_from_post') return [id]
        return (await host.findReadablePost(userId, postId)) ? [id] : []
      }),
    )
    return new Set(asked.flat())
  }
}

/** Minutes, UTC: nobody tells us the reader's time zone. */
const timeText = (at: Date): string => at.toISOString().slice(0, 16).replace('T', ' ')

/** @param lines Newest first; shown the other way round, as many as one post takes. */
function table(lines: readonly string[], total: number, page: string): string {
  const head = [translate('command.timeline.head'), '| :-- | --: | :-- |']
  const shown: string[] = []
  let length = head.join('\n').length
  for (const line of lines) {
    length += line.length + 1
    if (length > POST_MAX) break
    shown.unshift(line)
  }
  const older = total - shown.length
  return [
    ...head,
    ...shown,
    ...(older > 0 ? ['', translate('command.timeline.more', { count: older, page })] : []),
  ].join('\n')
}
