import type { TimelineEvent } from '../domain/timeline.ts'
import { allPages } from './all-pages.ts'
import { exportAct, type ExportFormat } from './audit-of-export.ts'
import type { Audit } from './audit.ts'
import type { ExportSlots, Release } from './export-slots.ts'
import type { ReadParts } from './incident-parts.ts'
import type { Participant, PostedUpdate } from './ports/incident-parts.ts'
import type { Actor } from './ports/people.ts'
import type { Queries, SeenIncident } from './queries.ts'

export type ExportRecordDeps = Readonly<{
  queries: Pick<Queries, 'getIncident'>
  readParts: Pick<ReadParts, 'listTimeline' | 'listUpdates' | 'listParticipants'>
  audit: Pick<Audit, 'note'>
  exportSlots: ExportSlots
}>

/** All there is on one incident, as far as the person may see it. What is long comes in parts, in this order. */
export type ExportedRecord = Readonly<{
  seen: SeenIncident
  participants: AsyncIterable<readonly Participant[]>
  /** Newest first. */
  updates: AsyncIterable<readonly PostedUpdate[]>
  timeline: AsyncIterable<readonly TimelineEvent[]>
  release: Release
}>

export type ExportRecord = ReturnType<typeof makeExportRecord>

const PER_PART = 1_000
/** Each may have a message of 16,000 characters. */
const UPDATES_PER_PART = 100

export const makeExportRecord =
  ({ queries, readParts, audit, exportSlots }: ExportRecordDeps) =>
  /** Right *view*, asked for again with every part. @throws {IncidentError} as for reading it; `too_many`. */
  async (
    actor: Actor,
    { incidentId, format }: Readonly<{ incidentId: string; format: Exclude<ExportFormat, 'csv'> }>,
  ): Promise<ExportedRecord> => {
    const seen = await queries.getIncident(actor, incidentId)
    const release = exportSlots.take(actor)
    try {
      await audit.note(actor, exportAct(incidentId, format))
    } catch (error) {
      release()
      throw error
    }
    const all = { types: [], isDescending: false }
    return {
      seen,
      release,
      participants: allPages(PER_PART, (paging) =>
        readParts.listParticipants(actor, incidentId, { ...paging, isPresent: false }),
      ),
      updates: allPages(UPDATES_PER_PART, (paging) => readParts.listUpdates(actor, incidentId, paging)),
      timeline: allPages(PER_PART, (paging) =>
        readParts.listTimeline(actor, incidentId, { ...all, ...paging }),
      ),
    }
  }
