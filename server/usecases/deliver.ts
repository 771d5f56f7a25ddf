import type { Task } from '../domain/checklist.ts'
import type { TimelineEventType } from '../domain/timeline.ts'
import { say } from './messages.ts'
import { HostRefusal } from './ports/host.ts'
import type { Host } from './ports/host.ts'
import type { DueEntry, OutboxEntry, OutboxStore, PostEntry } from './ports/outbox.ts'
import type { Hints } from './ports/jobs.ts'
import type { Clock, Locks, Log } from './ports/process.ts'

export type DeliverDeps = Readonly<{
  outbox: OutboxStore
  host: Host
  locks: Locks
  hints: Hints
  clock: Clock
  log: Log
}>

export type Deliver = ReturnType<typeof makeDeliver>

/** What one run knows: entries nobody can have tried before, and the posts it has just made. */
type Run = {
  readonly fresh: ReadonlySet<string>
  readonly postIds: Map<string, string>
  isPostWaiting: boolean
}

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
  const run: Run = { fresh, postIds: new Map(), isPostWaiting: false }
  const waiting = await deps.outbox.waiting(incidentId)
  for (const due of waiting) await deliverOne(deps, due, run)
  return { seen: new Set(waiting.map(({ entry }) => entry.key)) }
}

async function deliverOne(deps: DeliverDeps, due: DueEntry, run: Run): Promise<void> {
  const { entry } = due
  const isEarly = due.notBefore !== undefined && due.notBefore > deps.clock.now()
  // Posts keep their order; an event never waits for a post.
  if (entry.kind === 'post' && (run.isPostWaiting || isEarly)) {
    run.isPostWaiting = true
    return
  }
  if (isEarly) return
  try {
    await carryOut(deps, due, run)
  } catch (error) {
    if (entry.kind === 'post') run.isPostWaiting = true
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

async function carryOut({ outbox, host }: DeliverDeps, due: DueEntry, run: Run): Promise<void> {
  const { entry, incident } = due
  switch (entry.kind) {
    case 'post':
      return outbox.done(entry, await post({ outbox, host }, due, entry, run))
    case 'incident_changed':
      await host.publishChanged({ ...entry, ...due, changed: withPostIds(entry.changed, due, run) })
      return outbox.done(entry)
    case 'incident_created':
      await host.publishCreated({ ...entry, incident })
      return outbox.done(entry)
    case 'started_note':
      await host.sendEphemeral({
        userId: entry.userId,
        channelId: entry.askedInChannelId,
        message: say.startedNote(incident.name, due.channelName),
      })
      return outbox.done(entry)
  }
}

/** @returns The post's id; `undefined` when there is no place to post any more. */
async function post(
  { outbox, host }: Pick<DeliverDeps, 'outbox' | 'host'>,
  due: DueEntry,
  entry: PostEntry,
  run: Run,
): Promise<string | undefined> {
  if (due.channelState !== 'open') return undefined
  const { key, incidentId, message } = entry
  const { channelId } = due.incident
  const since = due.createAt
  // An earlier try may have posted and died before it could say so.
  const earlier = run.fresh.has(key) ? undefined : await outbox.findPost({ key, channelId, since })
  const postId = earlier ?? (await host.createPost({ channelId, message, key, incidentId }))
  run.postIds.set(entry.timelineEventId, postId)
  return postId
}

type Changed = Extract<OutboxEntry, { kind: 'incident_changed' }>['changed']

function withPostIds(changed: Changed, due: DueEntry, run: Run): Changed {
  const timelineEvents = changed.timelineEvents?.map((event) => {
    const postId = run.postIds.get(event.id) ?? due.postIds[event.id] ?? event.postId
    return { ...event, postId }
  })
  const told = timelineEvents?.find(({ postId, type }) => postId !== '' && type in TASK_POST_ID)
  const tasks = changed.tasks?.map((task) => ({
    ...task,
    ...(told && TASK_POST_ID[told.type]?.(told.postId)),
  }))
  return { ...changed, ...(timelineEvents && { timelineEvents }), ...(tasks && { tasks }) }
}

/** Where a task keeps the id of the post about that entry of the record. */
const TASK_POST_ID: Readonly<Partial<Record<TimelineEventType, (postId: string) => Partial<Task>>>> = {
  task_state_modified: (postId) => ({ stateModifiedPostId: postId }),
  assignee_changed: (postId) => ({ assigneeModifiedPostId: postId }),
}

function failureOf(error: unknown, tries: number, now: Date): { message: string; retryAt: Date | undefined } {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof HostRefusal && error.reason === 'gone') return { message, retryAt: undefined }
  const seconds = RETRY_SECONDS[tries] ?? LONGEST_RETRY_SECONDS
  return { message, retryAt: new Date(now.getTime() + seconds * 1000) }
}
