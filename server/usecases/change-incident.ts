import type { AuditedAct } from '../domain/audit.ts'
import type { ChangeFact, MemberChange } from '../domain/facts.ts'
import type { Incident } from '../domain/incident.ts'
import { mustEdit } from '../domain/permissions.ts'
import type { TimelineEvent } from '../domain/timeline.ts'
import { asAllowed, askFirst, factsOf, mustBeThere } from './access.ts'
import type { Once } from './answer-once.ts'
import type { Told } from './effects.ts'
import type { ChangedRows, Members, Seen, StoredStatusUpdate } from './ports/changes.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { Reads } from './ports/reads.ts'
import type { VersionStep } from './version-step.ts'

export type ChangeDeps = Readonly<{
  versionStep: VersionStep
  reads: Pick<Reads, 'findPlace' | 'isActive'>
  host: Host
}>

/** What a change is about. */
export type Subject = Readonly<{
  incidentId: string
  taskId?: string
  personId?: string
  /** An entry of the record, by its id or by the post it belongs to. */
  entry?: { id: string } | { postId: string }
  /** Asks for all checklists of the incident. */
  withChecklists?: true
  /** Asks for all status updates of the incident. */
  withStatusUpdates?: true
  /** Asks who of these came into the channel or left it since that was last put on record. */
  members?: Members
  /** Refused unless the incident has this version. */
  expectedVersion?: number | undefined
}>

/** How things stand while the incident is locked. */
export type Present = Seen &
  Readonly<{
    incident: Incident
    /** The one asked for. */
    entry: TimelineEvent | undefined
    /** Every one, if asked for. */
    statusUpdates: readonly StoredStatusUpdate[]
    /** Of those asked for. */
    memberChanges: readonly MemberChange[]
    by: string
    at: Date
  }>

/** What becomes of it; nothing does without a fact. */
export type Decision = Readonly<{
  incident: Incident
  facts: readonly ChangeFact[]
  rows?: ChangedRows
  /** What open pages are told of the rows, where it is not the rows themselves. */
  told?: Told
  /** What was done with it beside the facts, for the record of who did what. */
  alsoDone?: readonly AuditedAct[]
}>

/** What came of it: the version afterwards, and what was put on record. */
export type Changed<D extends Decision> = Readonly<{
  version: number
  decided: D
  entries: readonly TimelineEvent[]
}>

export type ChangeIncident = ReturnType<typeof makeChangeIncident>

export const makeChangeIncident = ({ versionStep, reads, host }: ChangeDeps) =>
  /**
   * One version step of one incident, asked for by somebody with the right to edit.
   *
   * @param once Of a request that may be sent again: its answer is kept with the change.
   * @throws {IncidentError} what refuses an edit, what `decide` throws, then `stale_version`.
   */
  async function changeIncident<D extends Decision>(
    actor: Actor,
    subject: Subject,
    decide: (present: Present) => D,
    once?: Once<Changed<D>>,
  ): Promise<Changed<D>> {
    const place = await mustBeThere(reads, actor.userId, await reads.findPlace(subject.incidentId))
    const { userId } = actor
    const first = await askFirst(host, userId, place)
    return asAllowed({ host, userId, place, first }, (answers) =>
      versionStep(subject, {
        actor,
        allow: ({ facts }) => mustEdit(factsOf(facts, answers)),
        decide,
        once,
      }),
    )
  }
