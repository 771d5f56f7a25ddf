import { carryOut, newRun, type CarryOutDeps, type Run } from './carry-out.ts'
import { HostRefusal } from './ports/host.ts'
import { isOrdered } from './ports/outbox.ts'
import type { DueEntry, OutboxEntry } from './ports/outbox.ts'
import type { Hints } from './ports/jobs.ts'
import type { Clock, Locks, Log } from './ports/process.ts'

export type DeliverDeps = CarryOutDeps &
  Readonly<{
    locks: Locks
    hints: Hints
    clock: Clock
    log: Log
  }>

export type Deliver = ReturnType<typeof makeDeliver>

const INCIDENTS_AT_ONCE = 4
const SWEEP_LIMIT = 200
const RETRY_SECONDS = [5, 15, 60, 300]
const LONGEST_RETRY_SECONDS = 900

/**
 * Carries out what committed changes still owe the world: in order per incident, one node at a time, each entry
 * removed once done. Whoever changed something calls `soon`; `sweep` finds what a crash or a refusing host left.
 */
export function makeDeliver(deps: DeliverDeps) {
  const { outbox, locks, clock, log } = deps
  const queue = new Map<string, Set<string>>()
  const running = new Map<string, Promise<void>>()

  function soon(incidentId: string, entries: readonly OutboxEntry[]): void {
    const keys = queue.get(incidentId) ?? new Set()
    for (const { key } of entries) keys.add(key)
    queue.set(incidentId, keys)
    startRuns()
  }

  function startRuns(): void {
    for (const [incidentId, fresh] of queue) {
      if (running.size >= INCIDENTS_AT_ONCE) return
      if (running.has(incidentId)) continue
      queue.delete(incidentId)
      const run = deliverIncident(incidentId, fresh).finally(() => {
        running.delete(incidentId)
        startRuns()
      })
      running.set(incidentId, run)
    }
  }

  async function deliverIncident(incidentId: string, fresh: ReadonlySet<string>): Promise<void> {
    try {
      const held = await locks.tryHold(`deliver:${incidentId}`, () => deliverWaiting(deps, incidentId, fresh))
      if (held === 'busy') log.debug('delivery is another node’s', { incidentId })
      else if (await somethingCameMeanwhile(incidentId, held.seen)) soon(incidentId, [])
    } catch (error) {
      log.error('delivery failed', { incidentId, error })
    }
  }

  /** Between the last look and letting go of the lock another node may have committed and found us holding it. */
  const somethingCameMeanwhile = async (incidentId: string, seen: ReadonlySet<string>): Promise<boolean> =>
    (await outbox.waiting(incidentId)).some(({ entry }) => !seen.has(entry.key))

  return {
    /** Delivers at once, in the background. `entries` are what the caller has just committed. */
    soon,

    /** Finds what is due and not under way. */
    sweep: async (): Promise<void> => {
      for (const incidentId of await outbox.incidentsWithDue(clock.now(), SWEEP_LIMIT)) soon(incidentId, [])
    },

    /** Resolves when nothing is under way any more. */
    drain: async (): Promise<void> => {
      while (running.size > 0) await Promise.all(running.values())
    },
  }
}

async function deliverWaiting(
  deps: DeliverDeps,
  incidentId: string,
  fresh: ReadonlySet<string>,
): Promise<{ seen: ReadonlySet<string> }> {
  const run = newRun(fresh)
  const waiting = await deps.outbox.waiting(incidentId)
  for (const due of waiting) await deliverOne(deps, due, run)
  return { seen: new Set(waiting.map(({ entry }) => entry.key)) }
}

async function deliverOne(deps: DeliverDeps, due: DueEntry, run: Run): Promise<void> {
  const { entry } = due
  const isEarly = due.notBefore !== undefined && due.notBefore > deps.clock.now()
  // What shows in the channel keeps its order; an event never waits for a post.
  if (isOrdered(entry) && (run.isPostWaiting || isEarly)) {
    run.isPostWaiting = true
    return
  }
  if (isEarly) return
  try {
    await carryOut(deps, due, run)
  } catch (error) {
    if (isOrdered(entry)) run.isPostWaiting = true
    const failure = failureOf(error, due.tries, deps.clock.now())
    await deps.outbox.failed(entry, failure)
    const { incidentId } = entry
    if (failure.retryAt) await deps.hints.give({ kind: 'outbox', incidentId, at: failure.retryAt })
    deps.log.warn('delivery refused', {
      incidentId: entry.incidentId,
      kind: entry.kind,
      tries: due.tries + 1,
      error,
    })
  }
}

function failureOf(error: unknown, tries: number, now: Date): { message: string; retryAt: Date | undefined } {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof HostRefusal && error.reason === 'gone') return { message, retryAt: undefined }
  const seconds = RETRY_SECONDS[tries] ?? LONGEST_RETRY_SECONDS
  return { message, retryAt: new Date(now.getTime() + seconds * 1000) }
}
