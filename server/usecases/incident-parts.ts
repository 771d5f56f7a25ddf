import { notFound } from '../domain/errors.ts'
import { mustView } from '../domain/permissions.ts'
import { asAllowed, askFirst, factsOf, mustBeThere } from './access.ts'
import type { StoredIncidentFacts } from './ports/changes.ts'
import type { Host } from './ports/host.ts'
import type { IncidentParts, PartOf } from './ports/incident-parts.ts'
import type { Actor } from './ports/people.ts'
import type { Reads } from './ports/reads.ts'

export type IncidentPartDeps = Readonly<{
  parts: IncidentParts
  reads: Pick<Reads, 'findPlace' | 'isActive'>
  host: Host
}>

export type ReadParts = ReturnType<typeof makeReadParts>

/** What is read of one incident beside the incident itself. Each needs *view* and is `not_found` without it. */
export function makeReadParts({ parts, reads, host }: IncidentPartDeps) {
  async function viewed<Part>(
    actor: Actor,
    incidentId: string,
    find: (of: PartOf) => Promise<Readonly<{ part: Part; facts: StoredIncidentFacts }> | undefined>,
  ): Promise<Part> {
    const place = await mustBeThere(reads, actor.userId, await reads.findPlace(incidentId))
    const { userId } = actor
    const [first, found] = await Promise.all([askFirst(host, userId, place), find({ incidentId, userId })])
    if (!found) throw notFound()
    await asAllowed({ host, userId, place, first }, (answers) => mustView(factsOf(found.facts, answers)))
    return found.part
  }

  return {
    /** Right *view*. @throws {IncidentError} as `mustView` says */
    async mustViewIncident(actor: Actor, incidentId: string): Promise<void> {
      await viewed(actor, incidentId, (of) => parts.findFacts(of))
    },

    getMetadata: (actor: Actor, incidentId: string) =>
      viewed(actor, incidentId, (of) => parts.findMetadata(of)),

    listParticipants: (
      actor: Actor,
      incidentId: string,
      question: Parameters<IncidentParts['findParticipants']>[1],
    ) => viewed(actor, incidentId, (of) => parts.findParticipants(of, question)),

    listUpdates: (actor: Actor, incidentId: string, paging: Parameters<IncidentParts['findUpdates']>[1]) =>
      viewed(actor, incidentId, (of) => parts.findUpdates(of, paging)),

    listTimeline: (
      actor: Actor,
      incidentId: string,
      question: Parameters<IncidentParts['findTimeline']>[1],
    ) => viewed(actor, incidentId, (of) => parts.findTimeline(of, question)),
  }
}
