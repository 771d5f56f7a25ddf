import { IncidentError, notFound } from '../domain/errors.ts'
import { nextVersion, type Incident } from '../domain/incident.ts'
import { withChannel } from '../domain/incident-channel.ts'
import { keepOf, type Once } from './answer-once.ts'
import type { Changed, Decision, Present, Subject } from './change-incident.ts'
import { actsOfChange } from './audit-of-change.ts'
import type { Audit } from './audit.ts'
import type { Deliver } from './deliver.ts'
import { effectsOfChange } from './effects.ts'
import type { IncidentChange, Seen, Transaction, Work } from './ports/changes.ts'
import type { Actor } from './ports/people.ts'
import type { Clock, NewId } from './ports/process.ts'

export type StepDeps = Readonly<{
  work: Work
  deliver: Pick<Deliver, 'soon'>
  audit: Pick<Audit, 'recordOf' | 'committed'>
  clock: Clock
  newId: NewId
}>

type Step<D extends Decision> = Readonly<{
  /** Nobody where nobody asked: a timer, a hook. */
  actor: Actor
  /** Throws what refuses the step. */
  allow: (seen: Seen) => void
  decide: (present: Present) => D
  once?: Once<Changed<D>> | undefined
}>

export type VersionStep = ReturnType<typeof makeVersionStep>

export function makeVersionStep({ work, deliver, audit, clock, newId }: StepDeps) {
  /**
   * One version step of one incident: lock, allow, decide, save, outbox; delivery follows in the background.
   *
   * @throws {IncidentError} `not_found`, what `allow` and `decide` throw, then `stale_version`.
   */
  return async function versionStep<D extends Decision>(
    subject: Subject,
    step: Step<D>,
  ): Promise<Changed<D>> {
    const { change, ...changed } = await work.inTransaction((tx) => stepIn(tx, subject, step))
    if (change) {
      audit.committed(change.audit)
      deliver.soon(subject.incidentId, change.outbox)
    }
    return changed
  }

  async function stepIn<D extends Decision>(
    tx: Transaction,
    subject: Subject,
    { actor, allow, decide, once }: Step<D>,
  ): Promise<Changed<D> & { change: IncidentChange | undefined }> {
    const { incidentId, withStatusUpdates = false, entry: which, members, expectedVersion } = subject
    // Not awaited one by one, so that they share a round trip.
    const [incident, seen, entry, statusUpdates, memberChanges] = await Promise.all([
      tx.lockIncident(incidentId),
      tx.look({ userId: actor.userId, ...subject }),
      which && tx.findEntry(incidentId, which),
      withStatusUpdates ? tx.statusUpdates(incidentId) : [],
      members ? tx.memberChanges(incidentId, members) : [],
    ])
    if (!incident) throw notFound()
    allow(seen)
    const at = clock.now()
    const by = actor.userId
    const decided = decide({ ...seen, incident, entry, statusUpdates, memberChanges, by, at })
    mustHaveVersion(incident, expectedVersion)
    if (decided.facts.length === 0) {
      return { version: incident.version, decided, entries: [], change: undefined }
    }
    const { facts, rows = {}, told = {}, alsoDone = [] } = decided
    const after = nextVersion(withChannel(decided.incident, seen.channel, at).incident, at)
    const effects = effectsOfChange(facts, { before: incident, incident: after, rows, told, seen, newId })
    const acts = actsOfChange(facts, { ...seen, before: incident, incident: after, alsoDone })
    const records = acts.map((act) => audit.recordOf(actor, act, 'done', at))
    const change: IncidentChange = { incident: after, rows, ...effects, audit: records }
    tx.save(change)
    const changed = { version: after.version, decided, entries: change.timelineEvents }
    const kept = keepOf(once, changed, at)
    if (kept) tx.keep(kept)
    return { ...changed, change }
  }
}

/** @throws {IncidentError} `stale_version` */
export function mustHaveVersion({ version }: Incident, expected: number | undefined): void {
  if (expected === undefined || expected === version) return
  throw new IncidentError('stale_version', 'Somebody changed this incident meanwhile. Read it again.', {
    version,
  })
}
