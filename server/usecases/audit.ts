import type { AuditAction, AuditedAct, AuditOutcome, AuditSubject } from '../domain/audit.ts'
import { IncidentError, type ErrorCode } from '../domain/errors.ts'
import type { AuditListener, AuditRecord, AuditStore } from './ports/audit.ts'
import type { Actor } from './ports/people.ts'
import type { Clock, Log, NewId } from './ports/process.ts'

export type AuditDeps = Readonly<{
  auditRecords: Pick<AuditStore, 'write' | 'writeUnlessKnown'>
  auditListener: AuditListener
  clock: Pick<Clock, 'now'>
  newId: NewId
  log: Log
}>

export type Audit = ReturnType<typeof makeAudit>

/** Equal refusals of one person are recorded once in this time. */
const ONCE_IN_MS = 60_000
const MOST_REMEMBERED = 10_000
const ID = /^[a-z0-9]{26}$/

/**
 * The record of who did what. A change writes its records in its own transaction: it makes them here, and says here
 * that they were committed. What was refused, and what is read although it is secret, is written by itself.
 */
export function makeAudit({ auditRecords, auditListener, clock, newId, log }: AuditDeps) {
  const lately = makeLately()
  /** What one use case has thrown, another one may pass on. */
  const known = new WeakSet<object>()

  const recordOf = (
    actor: Actor,
    act: AuditedAct,
    outcome: AuditOutcome = 'done',
    at = clock.now(),
  ): AuditRecord => ({ ...act, id: newId(), at, actor, outcome })

  const committed = (records: readonly AuditRecord[]): void =>
    records.forEach((record) => auditListener.heard(record))

  /** Whether it can be written or not, the person gets the answer that is due. */
  async function failed(actor: Actor, act: AuditedAct, error: unknown): Promise<void> {
    if (error instanceof Error) {
      if (known.has(error)) return
      known.add(error)
    }
    const code = error instanceof IncidentError ? error.code : 'internal'
    const fields = { ...act.fields, error_code: code }
    const record = recordOf(actor, { ...act, fields }, outcomeOf(code))
    const since = new Date(record.at.getTime() - ONCE_IN_MS)
    if (lately.isKnown(keyOf(record), record.at)) return
    try {
      if (await auditRecords.writeUnlessKnown(record, since)) committed([record])
    } catch (cause) {
      log.error('no audit record written', { action: act.action, requestId: actor.requestId, error: cause })
    }
  }

  return {
    recordOf,

    /** Once the transaction is committed that wrote them. */
    committed,

    /** Something that changed nothing, or nothing of ours. @throws {IncidentError} `unavailable` */
    async note(actor: Actor, act: AuditedAct): Promise<void> {
      const record = recordOf(actor, act)
      await auditRecords.write(record)
      committed([record])
    },

    failed,

    /** The same use case, whose refusals and failures are recorded. @param about Of what it is asked first. */
    watched:
      <First, Rest extends readonly unknown[], Answer>(
        action: AuditAction,
        about: (first: NoInfer<First>) => AuditSubject,
        run: (actor: Actor, first: First, ...rest: Rest) => Promise<Answer>,
      ) =>
      async (actor: Actor, first: First, ...rest: Rest): Promise<Answer> => {
        try {
          return await run(actor, first, ...rest)
        } catch (error) {
          await failed(actor, { action, ...cleaned(about(first)) }, error)
          throw error
        }
      },
  }
}

const outcomeOf = (code: ErrorCode): AuditOutcome =>
  code === 'internal' || code === 'unavailable' ? 'failed' : 'refused'

/** What somebody tried may name what is no id. */
function cleaned({ object, incidentId = '', playbookId = '', teamId = '' }: AuditSubject): AuditSubject {
  const id = (given: string): string => (ID.test(given) ? given : '')
  return {
    object: { ...object, id: id(object.id) },
    incidentId: id(incidentId),
    playbookId: id(playbookId),
    teamId: id(teamId),
  }
}

/** Equal but for the moment. */
const keyOf = ({
  actor,
  outcome,
  action,
  object,
  incidentId,
  playbookId,
  teamId,
  fields,
}: AuditRecord): string =>
  JSON.stringify([actor.userId, actor.door, outcome, action, object, incidentId, playbookId, teamId, fields])

/** Spares the database the repeats that come to this process. */
function makeLately() {
  const seen = new Map<string, number>()
  return {
    isKnown(key: string, at: Date): boolean {
      const now = at.getTime()
      for (const [old, when] of seen) {
        if (when > now - ONCE_IN_MS && seen.size < MOST_REMEMBERED) break
        seen.delete(old)
      }
      if (seen.has(key)) return true
      seen.set(key, now)
      return false
    },
  }
}
