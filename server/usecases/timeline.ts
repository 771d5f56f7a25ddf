import { IncidentError, notFound } from '../domain/errors.ts'
import { cleanText } from '../domain/text.ts'
import { ENTRY_SUMMARY, type TimelineEvent } from '../domain/timeline.ts'
import { onceOf, type Once } from './answer-once.ts'
import type { Changed, ChangeIncident, Decision } from './change-incident.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { Queries } from './queries.ts'

export type TimelineDeps = Readonly<{
  changeIncident: ChangeIncident
  queries: Pick<Queries, 'getIncidentToEdit'>
  host: Pick<Host, 'findReadablePost'>
}>

export type AddedEntry = Readonly<{ version: number; entry: TimelineEvent }>

export type Timeline = ReturnType<typeof makeTimeline>

export function makeTimeline({ changeIncident, queries, host }: TimelineDeps) {
  return {
    /**
     * Puts a message on record, at the time it was written.
     *
     * @throws {IncidentError} `not_found` for a post that the person cannot read, like for none; `conflict` when it is
     *   on record already; what refuses an edit.
     */
    addPost: async (
      actor: Actor,
      order: Readonly<{
        incidentId: string
        postId: string
        summary: string
        expectedVersion?: number | undefined
      }>,
      once?: Once<AddedEntry>,
    ): Promise<AddedEntry> => {
      const { incidentId, postId, expectedVersion } = order
      const summary = cleanText(order.summary, ENTRY_SUMMARY)
      await queries.getIncidentToEdit(actor, incidentId)
      const post = await host.findReadablePost(actor.userId, postId)
      if (!post) throw notFound()
      const subject = { incidentId, expectedVersion, entry: { postId } }
      const changed = await changeIncident(
        actor,
        subject,
        ({ incident, entry, by, at }) => {
          if (entry)
            throw new IncidentError('conflict', 'This message is in the timeline already.', {
              field: 'post_id',
            })
          return { incident, facts: [{ kind: 'post_added', post, summary, by, at }] }
        },
        onceOf(once, toAdded),
      )
      return toAdded(changed)
    },

    /** Takes an entry off the record; what it told of stays as it is. @throws {IncidentError} `not_found`, what refuses an edit. */
    removeEntry: async (
      actor: Actor,
      order: Readonly<{ incidentId: string; entryId: string; expectedVersion?: number | undefined }>,
    ): Promise<{ version: number }> => {
      const { incidentId, entryId, expectedVersion } = order
      const subject = { incidentId, expectedVersion, entry: { id: entryId } }
      return changeIncident(actor, subject, ({ incident, entry, by, at }) => {
        if (!entry) throw notFound()
        return {
          incident,
          rows: { removedTimelineEventIds: [entryId], removedBy: by },
          facts: [{ kind: 'entry_removed', entryId, by, at }],
        }
      })
    },
  }
}

function toAdded({ version, entries }: Changed<Decision>): AddedEntry {
  const [entry] = entries
  if (!entry) throw new Error('A message put on record makes an entry.')
  return { version, entry }
}
