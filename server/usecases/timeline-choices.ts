import { forbidden, IncidentError, notFound } from '../domain/errors.ts'
import type { Incident } from '../domain/incident.ts'
import { firstPlainLine } from '../domain/plain-text.ts'
import type { Status } from '../domain/status.ts'
import { cutText } from '../domain/text.ts'
import type { Lists } from './list-incidents.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { Reads } from './ports/reads.ts'
import type { Queries } from './queries.ts'

export type TimelineChoiceDeps = Readonly<{
  listIncidents: Lists['listIncidents']
  queries: Pick<Queries, 'getIncidentToEdit'>
  reads: Pick<Reads, 'findPlaceOfChannel'>
  host: Pick<Host, 'isAdmin' | 'findReadablePost' | 'fileName'>
}>

export type TimelineChoices = Readonly<{
  /** At least one. */
  incidents: readonly Pick<Incident, 'id' | 'name'>[]
  /** `""` = none. */
  preselectedId: string
  summary: string
}>

export type FindTimelineChoices = ReturnType<typeof makeTimelineChoices>

const MOST = 200
const SUMMARY_MAX = 60

export function makeTimelineChoices({ listIncidents, queries, reads, host }: TimelineChoiceDeps) {
  /**
   * The incidents that a message can be put on record of, and what could be said of it: those of the team that the person
   * may edit and that are not Archived, and that of the message's own channel.
   *
   * @throws {IncidentError} as `listIncidents` says; `team_disabled`; `not_found` for a message that the person may not
   *   read; `forbidden` where there is no incident to choose.
   */
  return async function timelineChoices(
    actor: Actor,
    { teamId, postId }: Readonly<{ teamId: string; postId: string }>,
  ): Promise<TimelineChoices> {
    const memberId = (await host.isAdmin(actor.userId)) ? '' : actor.userId
    const [ongoing, ended] = await Promise.all([
      editable(actor, { teamId, memberId, statuses: ['Reported', 'Active'] }),
      editable(actor, { teamId, memberId, statuses: ['Resolved'] }),
    ])
    const post = await host.findReadablePost(actor.userId, postId)
    if (!post) throw notFound()
    const own = await incidentOf(actor, post.channelId)
    const others = [...ongoing, ...ended].filter(({ id }) => id !== own?.id)
    const incidents = own ? [own, ...others] : others
    if (incidents.length === 0) throw forbidden('There is no incident you could add this message to.')
    return {
      incidents: incidents.slice(0, MOST),
      preselectedId: own?.id ?? '',
      summary: await summaryOf(post),
    }
  }

  /** Newest first. */
  async function editable(
    actor: Actor,
    filters: Readonly<{ teamId: string; memberId: string; statuses: readonly Status[] }>,
  ): Promise<Incident[]> {
    const found = await listIncidents(actor, {
      ...filters,
      commanderId: '',
      searchTerm: '',
      since: 0,
      sort: 'create_at',
      isDescending: true,
      include: [],
      perPage: MOST,
      from: { page: 0 },
    })
    if (found === 'disabled') {
      throw new IncidentError('team_disabled', 'Incident Collaboration is not enabled on this team.')
    }
    return found.rows.filter(({ canEdit }) => canEdit).map(({ record }) => record.incident)
  }

  async function incidentOf(actor: Actor, channelId: string): Promise<Incident | undefined> {
    const place = await reads.findPlaceOfChannel(channelId)
    if (!place) return undefined
    try {
      return (await queries.getIncidentToEdit(actor, place.incidentId)).incident
    } catch (error) {
      if (error instanceof IncidentError && NOT_TO_EDIT.includes(error.code)) return undefined
      throw error
    }
  }

  /** How the message begins, or what its first file is called. */
  async function summaryOf({ message, fileIds }: Readonly<{ message: string; fileIds: readonly string[] }>) {
    const [fileId] = fileIds
    const line = firstPlainLine(message) || (fileId === undefined ? '' : await host.fileName(fileId))
    return cutText(line, SUMMARY_MAX)
  }
}

const NOT_TO_EDIT: readonly string[] = ['not_found', 'forbidden', 'channel_gone', 'team_disabled']
