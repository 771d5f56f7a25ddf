import { IncidentError, notFound, unavailable } from '../domain/errors.ts'
import { withStatusUpdate } from '../domain/status-update.ts'
import { channelAct } from './audit-of-change.ts'
import type { Decision, Present } from './change-incident.ts'
import type { GiveUpStatus } from './give-up-status.ts'
import { HostRefusal } from './ports/host.ts'
import type { Host } from './ports/host.ts'
import type { IdempotencyKey } from './ports/idempotency.ts'
import type { Hints } from './ports/jobs.ts'
import { lateFor, type Actor } from './ports/people.ts'
import type { Clock, Locks, Log } from './ports/process.ts'
import type { Reads } from './ports/reads.ts'
import type { PendingUpdate, StatusAnswer, StatusUpdateStore } from './ports/status-updates.ts'
import type { MustPostStatus } from './status-checks.ts'
import type { VersionStep } from './version-step.ts'

export type StatusSequenceDeps = Readonly<{
  statusUpdates: StatusUpdateStore
  mustPostStatus: MustPostStatus
  giveUpStatus: GiveUpStatus
  versionStep: VersionStep
  reads: Pick<Reads, 'findPlace'>
  host: Pick<Host, 'restoreChannel' | 'createStatusPost'>
  locks: Locks
  hints: Hints
  clock: Clock
  log: Log
}>

export type StatusSequence = ReturnType<typeof makeStatusSequence>

/**
 * What came of an update. `dropped`: it was refused or given up. `busy`: another node is at it. `taken`, `mismatch`:
 * nothing was noted, its key stands for something else.
 */
export type Outcome =
  | { readonly kind: 'posted'; readonly answer: StatusAnswer }
  | { readonly kind: 'dropped' | 'busy' | 'mismatch' }
  | { readonly kind: 'taken'; readonly objectId: string }

type Post = Readonly<{ id: string; createAt: Date; deleteAt?: Date | undefined }>

const POST_WITHIN_MS = 15 * 60 * 1000

/**
 * From a status update that somebody asked for to one that is noted, posted and stored, in this order. Whatever ends it
 * in between, the next run looks for the post and goes on.
 */
export function makeStatusSequence(deps: StatusSequenceDeps) {
  const { statusUpdates, mustPostStatus, giveUpStatus, versionStep, reads, host, locks, clock, log } = deps
  const running = new Map<string, Promise<Outcome>>()

  /** One run at an update at a time, on all nodes; whoever asks meanwhile in this process waits for it. */
  function alone(id: string, run: () => Promise<Outcome>): Promise<Outcome> {
    const known = running.get(id)
    if (known) return known
    const begun = locks
      .tryHold(`status:${id}`, run)
      .then((held) => (held === 'busy' ? { kind: held } : held))
      .finally(() => running.delete(id))
    running.set(id, begun)
    return begun
  }

  async function begin(
    actor: Actor,
    update: PendingUpdate,
    key: IdempotencyKey | undefined,
  ): Promise<Outcome> {
    const { channelId } = await placeOf(update)
    const noted = await statusUpdates.insert(update, key)
    if (noted.state === 'taken') return { kind: 'taken', objectId: noted.objectId }
    if (noted.state === 'mismatch') return { kind: 'mismatch' }
    const made = await orGiveUp(update, { isAuthorTold: false }, () =>
      post(update, channelId, update.restoresChannel),
    )
    return store(actor, update, made)
  }

  async function goOn(id: string, telling: { isAuthorTold: boolean }): Promise<Outcome> {
    const found = await statusUpdates.find(id)
    if (!found) return { kind: 'dropped' }
    if (found.phase === 'posted') return { kind: 'posted', answer: found.answer }
    const { update } = found
    const author = lateFor(update.authorId)
    const { channelId } = await placeOf(update)
    const earlier = await statusUpdates.findPost(update, channelId)
    if (earlier) return store(author, update, earlier)
    const made = await orGiveUp(update, telling, async () => {
      mustBeInTime(update)
      // Rights and channel may have changed since it was noted.
      const { restoresChannel } = await mustPostStatus(author, update.incidentId, update.status)
      return post(update, channelId, restoresChannel)
    })
    return store(author, update, made)
  }

  async function orGiveUp(
    update: PendingUpdate,
    telling: { isAuthorTold: boolean },
    attempt: () => Promise<Post>,
  ): Promise<Post> {
    try {
      return await attempt()
    } catch (error) {
      if (isFinal(error)) await giveUpStatus(update, telling)
      throw error
    }
  }

  /** @throws {IncidentError} `conflict` with the host's reason; `unavailable` when it does not answer. */
  async function post(update: PendingUpdate, channelId: string, restoresChannel: boolean): Promise<Post> {
    const { id: key, authorId: userId, incidentId, message } = update
    try {
      if (restoresChannel) await host.restoreChannel(channelId)
      return await host.createStatusPost({ userId, channelId, message, key, incidentId })
    } catch (error) {
      if (error instanceof HostRefusal) throw new IncidentError('conflict', error.message, { cause: error })
      throw stillGoingOn(error)
    }
  }

  async function store(actor: Actor, update: PendingUpdate, made: Post): Promise<Outcome> {
    const { version, decided } = await versionStep(
      { incidentId: update.incidentId, withStatusUpdates: true, withChecklists: true },
      // The post is out: whatever its author may do now, it counts.
      { actor, allow: () => undefined, decide: (present) => stored(present, update, made) },
    ).catch(asStillGoingOn)
    const { status, endAt, reminderAt } = decided.incident
    if (reminderAt) await remindThen(update.incidentId, reminderAt)
    return { kind: 'posted', answer: { version, postId: made.id, status, endAt, reminderAt } }
  }

  /** Should the database be away by now, the sweep finds it. */
  const remindThen = (incidentId: string, at: Date): Promise<void> =>
    deps.hints
      .give({ kind: 'reminder', incidentId, at })
      .catch((error: unknown) => log.warn('no hint given', { incidentId, error }))

  async function placeOf({ incidentId }: PendingUpdate) {
    const place = await reads.findPlace(incidentId)
    if (!place) throw notFound()
    return place
  }

  function mustBeInTime({ askedAt }: PendingUpdate): void {
    if (clock.now().getTime() - askedAt.getTime() > POST_WITHIN_MS) {
      throw new IncidentError('conflict', 'The update could not be posted in time. Please send it again.')
    }
  }

  return {
    /** Notes, posts and stores an update. @throws {IncidentError} what ended it; see {@link post}. */
    run: (actor: Actor, update: PendingUpdate, key: IdempotencyKey | undefined): Promise<Outcome> =>
      alone(update.id, () => begin(actor, update, key)),

    /** Goes on with one that was noted, for its author, who hears what comes of it. */
    resume: (id: string): Promise<Outcome> => alone(id, () => goOn(id, { isAuthorTold: false })),

    /** Goes on with every update that a dead process, or a host or database that was away, left behind. */
    sweep: async (): Promise<void> => {
      for (const id of await statusUpdates.pendingIds()) {
        try {
          await alone(id, () => goOn(id, { isAuthorTold: true }))
        } catch (error) {
          log.warn('interrupted status update could not go on', { statusUpdateId: id, error })
        }
      }
    },
  }
}

/** An unanswering host or database is asked again; anything else would be the same next time. */
const isFinal = (error: unknown): boolean =>
  error instanceof IncidentError && error.code !== 'unavailable' && error.code !== 'internal'

const stillGoingOn = (cause: unknown): IncidentError =>
  unavailable(
    'Mattermost does not answer. The update is posted once it does. Repeat the request with the same key.',
    cause,
  )

/** Whoever sent it again would post it twice. */
function asStillGoingOn(error: unknown): never {
  if (!(error instanceof IncidentError) || error.code !== 'unavailable') throw error
  throw unavailable('The update is posted. Its status follows as soon as the database answers.', error)
}

/** Nothing is decided twice: another run may have stored it meanwhile. */
function stored({ incident, statusUpdates }: Present, pending: PendingUpdate, made: Post): Decision {
  const { id, restoresChannel } = pending
  const mine = statusUpdates.find((update) => update.id === id)
  if (!mine || mine.isPosted) return { incident, facts: [] }
  const others = statusUpdates.filter(({ isPosted }) => isPosted)
  const posted = { ...mine, postId: made.id, createAt: made.createAt, deleteAt: made.deleteAt }
  const { update, ...changed } = withStatusUpdate(incident, others, posted)
  const restored = channelAct('channel.restore', incident.id)
  return { ...changed, rows: { statusUpdates: [update] }, alsoDone: restoresChannel ? [restored] : [] }
}
