import { notFound } from '../domain/errors.ts'
import { mustBeActive, mustEdit, type IncidentFacts } from '../domain/permissions.ts'
import { asAllowed, askFirst, factsOf, mustBeThere, viewed } from './access.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { IncidentRecord, Place, Reads } from './ports/reads.ts'

export type SeenIncident = Readonly<{ record: IncidentRecord; canEdit: boolean }>

export type QueryDeps = Readonly<{ reads: Reads; host: Host }>

export type Queries = ReturnType<typeof makeQueries>

export function makeQueries({ reads, host }: QueryDeps) {
  /** @param judge Throws what refuses it. */
  async function find<Judged>(
    { userId }: Actor,
    known: Place | undefined,
    judge: (facts: IncidentFacts) => Judged,
  ): Promise<Readonly<{ record: IncidentRecord; judged: Judged }>> {
    const place = await mustBeThere(reads, userId, known)
    const [first, found] = await Promise.all([
      askFirst(host, userId, place),
      reads.findRecord(place.incidentId, userId),
    ])
    if (!found) throw notFound()
    const judged = await asAllowed({ host, userId, place, first }, (answers) =>
      judge(factsOf(found.facts, answers)),
    )
    return { record: found.record, judged }
  }

  async function read(actor: Actor, place: Place | undefined): Promise<SeenIncident> {
    const { record, judged } = await find(actor, place, viewed)
    return { record, ...judged }
  }

  return {
    /** Right *view*. @throws {IncidentError} `not_found` also for what the person may not see. */
    getIncident: async (actor: Actor, incidentId: string): Promise<SeenIncident> =>
      read(actor, await reads.findPlace(incidentId)),

    /** Right *edit*, for what is done outside a transaction. @throws {IncidentError} as `mustEdit` says. */
    async getIncidentToEdit(actor: Actor, incidentId: string): Promise<IncidentRecord> {
      return (await find(actor, await reads.findPlace(incidentId), mustEdit)).record
    },

    /** The incident of a channel; a person who may not see it gets what a channel without one gives. */
    getIncidentOfChannel: async (actor: Actor, channelId: string): Promise<SeenIncident> =>
      read(actor, await reads.findPlaceOfChannel(channelId)),

    /** Right *any user*, where no other is asked. @throws {IncidentError} `unauthorized` for a deactivated account. */
    mustBeActive: async ({ userId }: Actor): Promise<void> =>
      mustBeActive({ isActive: await reads.isActive(userId) }),
  }
}
