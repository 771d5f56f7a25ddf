import { secondsUntilRetry } from '../domain/retry.ts'
import { carryOut, type CarryOutDeps } from './carry-out.ts'
import type { FollowChannel } from './follow-channel.ts'
import { newRun, type Run } from './post-once.ts'
import { HostRefusal } from './ports/host.ts'
import { isOrdered, lineOf, NotYet } from './ports/outbox.ts'
import type { Delivered, DueEntry, Failure, OutboxEntry, TakenEntries } from './ports/outbox.ts'
import type { Hints } from './ports/jobs.ts'
import type { Clock, Log } from './ports/process.ts'

export type DeliverDeps = CarryOutDeps &
  Readonly<{
    followChannel: FollowChannel
    hints: Hints
    clock: Clock
    log: Log
  }>

export type Deliver = ReturnType<typeof makeDeliver>

const INCIDENTS_AT_ONCE = 8
const SWEEP_LIMIT = 200

/**
 * Carries out what committed changes still owe the world: in order per incident, one node at a time. Entries
 * are removed when all that waited were tried; one that was carried out and not removed, because of a crash, is
 * known by its key. Whoever changed something calls `soon`; `sweep` finds what a crash or a refusing host left.
 */
export function makeDeliver(deps: DeliverDeps) {
  const { outbox, clock, log } = deps
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
      const taken = await outbox.take(incidentId)
      if (taken === 'busy') log.debug('delivery is another node’s', { incidentId })
      else {
        const { isMore, isChannelOther } = await deliverTaken(deps, taken, fresh)
        if (isChannelOther) await deps.followChannel({ incidentId })
        if (isMore) soon(incidentId, [])
      }
    } catch (error) {
      log.error('delivery failed', { incidentId, error })
    }
  }

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

/**
 * Whatever comes of one entry, what was carried out before is removed.
 *
 * @returns Whether there is more to do now, and whether the channel was archived or restored.
 */
async function deliverTaken(
  deps: DeliverDeps,
  { entries, letGo }: TakenEntries,
  fresh: ReadonlySet<string>,
): Promise<{ isMore: boolean; isChannelOther: boolean }> {
  const run = newRun(fresh)
  const delivered: Delivered[] = []
  const now = dueInOneRun(entries)
  try {
    for (const due of now) {
      const postId = await deliverOne(deps, due, run)
      if (postId !== undefined) delivered.push({ entry: due.entry, postId })
    }
  } catch (error) {
    await letGo(delivered)
    throw error
  }
  const isStepDone = now.length < entries.length && delivered.at(-1)?.entry === now.at(-1)?.entry
  const { isMore } = await letGo(delivered)
  return { isMore: isMore || isStepDone, isChannelOther: run.channelState !== undefined }
}

/** Inviting takes its time: a run ends with one step of it, behind all that need not wait for it. */
function dueInOneRun(entries: readonly DueEntry[]): readonly DueEntry[] {
  const at = entries.findIndex(({ entry }) => entry.kind === 'invite')
  const step = entries[at]
  if (!step) return entries
  return [...entries.filter(({ entry }, index) => index < at || !isOrdered(entry)), step]
}

/** @returns The id of the post that it became, `""` = none; `undefined` when it waits for another time. */
async function deliverOne(deps: DeliverDeps, due: DueEntry, run: Run): Promise<string | undefined> {
  const { entry } = due
  const isEarly = due.notBefore !== undefined && due.notBefore > deps.clock.now()
  const line = lineOf(entry)
  // What belongs to no line waits for nobody, and nobody for it.
  const isWaiting = isEarly || (line !== undefined && run.waiting.has(line))
  if (isWaiting) {
    if (line) run.waiting.add(line)
    return undefined
  }
  try {
    return await carryOut(deps, due, run)
  } catch (error) {
    const isToRepeat = await putOff(deps, due, error)
    if (line && isToRepeat) run.waiting.add(line)
    return undefined
  }
}

/** @returns Whether it waits for another time; `false`: it is set aside. */
async function putOff(
  { outbox, hints, clock, log }: DeliverDeps,
  due: DueEntry,
  error: unknown,
): Promise<boolean> {
  const { entry } = due
  const { incidentId, kind } = entry
  const failure = failureOf(error, due.tries, clock.now())
  await outbox.failed(entry, failure)
  const about = { incidentId, kind, tries: failure.tries, error }
  if (!failure.retryAt) {
    log.error('delivery given up', about)
    return false
  }
  await hints.give({ kind: 'outbox', incidentId, at: failure.retryAt })
  if (!(error instanceof NotYet)) log.warn('delivery refused', about)
  return true
}

/** What the host refuses it would refuse again. */
function failureOf(error: unknown, tried: number, now: Date): Failure {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof NotYet) return { message, tries: tried, retryAt: error.at }
  const pause = error instanceof HostRefusal ? undefined : secondsUntilRetry(tried)
  const retryAt = pause === undefined ? undefined : new Date(now.getTime() + pause * 1000)
  return { message, tries: tried + 1, retryAt }
}
