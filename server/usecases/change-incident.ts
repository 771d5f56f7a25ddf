import { IncidentError, notFound } from '../domain/errors.ts'
import type { ChangeFact } from '../domain/facts.ts'
import { nextVersion, type Incident } from '../domain/incident.ts'
import { mustEdit } from '../domain/permissions.ts'
import type { TimelineEvent } from '../domain/timeline.ts'
import { askForEdit, askMayReadPublic, factsOf, mustBeThere } from './access.ts'
import { keepOf, type Once } from './answer-once.ts'
import type { Deliver } from './deliver.ts'
import { effectsOfChange, type Told } from './effects.ts'
import type { ChangedRows, HostAnswers, IncidentChange } from './ports/changes.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { Clock, NewId } from './ports/process.ts'
import type { Seen, Transaction, Work } from './ports/changes.ts'
import type { Reads } from './ports/reads.ts'

export type ChangeDeps = Readonly<{
  work: Work
  reads: Pick<Reads, 'findPlace' | 'isActive'>
  host: Host
  deliver: Pick<Deliver, 'soon'>
  clock: Clock
  newId: NewId
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
  /** Refused unless the incident has this version. */
  expectedVersion?: number | undefined
}>

/** How things stand while the incident is locked. */
export type Present = Seen &
  Readonly<{ incident: Incident; entry: TimelineEvent | undefined; by: string; at: Date }>

/** What becomes of it; nothing does without a fact. */
export type Decision = Readonly<{
  incident: Incident
  facts: readonly ChangeFact[]
  rows?: ChangedRows
  /** What open pages are told of the rows, where it is not the rows themselves. */
  told?: Told
}>

/** What came of it: the version afterwards, and what was put on record. */
export type Changed<D extends Decision> = Readonly<{
  version: number
  decided: D
  entries: readonly TimelineEvent[]
}>

export type ChangeIncident = ReturnType<typeof makeChangeIncident>

export function makeChangeIncident(deps: ChangeDeps) {
  const { work, reads, host, deliver, clock, newId } = deps

  /**
   * One version step of one incident: lock, allow, decide, save, outbox; delivery follows in the background.
   *
   * @param once Of a request that may be sent again: its answer is kept with the change.
   * @throws {IncidentError} what refuses an edit, what `decide` throws, then `stale_version`.
   */
  return async function changeIncident<D extends Decision>(
    actor: Actor,
    subject: Subject,
    decide: (present: Present) => D,
    once?: Once<Changed<D>>,
  ): Promise<Changed<D>> {
    const place = await mustBeThere(reads, actor.userId, await reads.findPlace(subject.incidentId))
    const answers = await askForEdit(host, actor.userId, place)
    const attempt = (known: HostAnswers) =>
      work.inTransaction((tx) => step(tx, actor, subject, known, { decide, once }))
    const { change, ...answer } = await attempt(answers).catch(async (error: unknown) => {
      if (!isNotFound(error) || answers.isAdmin) throw error
      // Only now it matters whether the channel can be seen without being in it: openly refused, or not found.
      return attempt({ ...answers, mayReadPublicChannels: await askMayReadPublic(host, actor.userId, place) })
    })
    if (change) deliver.soon(subject.incidentId, change.outbox)
    return answer
  }

  async function step<D extends Decision>(
    tx: Transaction,
    actor: Actor,
    subject: Subject,
    answers: HostAnswers,
    { decide, once }: { decide: (present: Present) => D; once: Once<Changed<D>> | undefined },
  ): Promise<Changed<D> & { change: IncidentChange | undefined }> {
    // Not awaited one by one, so that they share a round trip.
    const [incident, seen, entry] = await Promise.all([
      tx.lockIncident(subject.incidentId),
      tx.look({ userId: actor.userId, ...subject }),
      subject.entry && tx.findEntry(subject.incidentId, subject.entry),
    ])
    if (!incident) throw notFound()
    mustEdit(factsOf(seen.facts, answers))
    const at = clock.now()
    const decided = decide({ ...seen, incident, entry, by: actor.userId, at })
    mustHaveVersion(incident, subject.expectedVersion)
    if (decided.facts.length === 0)
      return { version: incident.version, decided, entries: [], change: undefined }
    const { facts, rows = {}, told = {} } = decided
    const after = nextVersion(decided.incident, at)
    const effects = effectsOfChange(facts, { before: incident, incident: after, rows, told, seen, newId })
    const change: IncidentChange = { incident: after, rows, ...effects }
    tx.save(change)
    const changed = { version: after.version, decided, entries: change.timelineEvents }
    const kept = keepOf(once, changed, at)
    if (kept) tx.keep(kept)
    return { ...changed, change }
  }
}

const isNotFound = (error: unknown): boolean => error instanceof IncidentError && error.code === 'not_found'

/** @throws {IncidentError} `stale_version` */
export function mustHaveVersion({ version }: Incident, expected: number | undefined): void {
  if (expected === undefined || expected === version) return
  throw new IncidentError('stale_version', 'Somebody changed this incident meanwhile. Read it again.', {
    version,
  })
}
