import { ignoreRefusal } from './ignore-refusal.ts'
import type { ChangeFact } from '../domain/facts.ts'
import type { Incident } from '../domain/incident.ts'
import { isAwaited } from '../domain/retrospective.ts'
import { isOngoing } from '../domain/status.ts'
import type { Deliver } from './deliver.ts'
import { say } from './messages.ts'
import type { Host, PostButton } from './ports/host.ts'
import type { DueEntry, EntryOf, OutboxEntry } from './ports/outbox.ts'
import type { Clock, Log, NewId } from './ports/process.ts'
import type { DueRequest, RetrospectiveRequests } from './ports/retrospectives.ts'
import { channelStateIn, postOnce, type PostOnceDeps, type Run } from './post-once.ts'

type Step = Readonly<{
  facts: readonly ChangeFact[]
  before: Incident
  incident: Incident
  newId: NewId
}>

/** An end asks for the retrospective; going on, publishing and cancelling take that back. */
export function retrospectiveEntries({ facts, before, incident, newId }: Step): OutboxEntry[] {
  const entry = { key: newId(), incidentId: incident.id }
  const sinceAt = before.endAt ?? incident.endAt ?? before.createAt
  const is = (...kinds: ChangeFact['kind'][]): boolean => facts.some(({ kind }) => kinds.includes(kind))
  if (!isOngoing(before.status) && isOngoing(incident.status)) {
    return [{ ...entry, kind: 'settle_requests', goes: 'post', sinceAt }]
  }
  if (is('retrospective_published', 'retrospective_canceled')) {
    return [{ ...entry, kind: 'settle_requests', goes: 'button', sinceAt }]
  }
  const hasEnded = isOngoing(before.status) && !isOngoing(incident.status)
  return hasEnded && is('status_updated') && isAwaited(incident.retrospective)
    ? [{ ...entry, kind: 'retrospective_request', sinceAt }]
    : []
}

export type RequestDeps = PostOnceDeps &
  Readonly<{
    requests: Pick<RetrospectiveRequests, 'standing' | 'commanderOf'>
    host: Pick<Host, 'createPost' | 'deletePost' | 'dropButtons'>
    noRetrospectiveButton: (incidentId: string) => PostButton
  }>

/** B-20 and B-21: posts, unless it is not wanted any more. The posts before lose their button. */
export async function askForRetrospective(
  deps: RequestDeps,
  due: DueEntry,
  { incidentId, sinceAt: since }: EntryOf<'retrospective_request'>,
  run: Run,
): Promise<void> {
  const { incident, teamName } = due
  const isWanted = !isOngoing(incident.status) && isAwaited(incident.retrospective)
  if (!isWanted || channelStateIn(run, due) !== 'open') return
  const { channelId } = incident
  const before = await deps.requests.standing({ channelId, since })
  const commander = await deps.requests.commanderOf(incidentId)
  const message = say.retrospectiveRequest(teamName, incident, commander)
  const buttons = [deps.noRetrospectiveButton(incidentId)]
  const made = await postOnce(deps, due, run, { channelId, message, buttons, kind: 'retrospective' })
  for (const postId of before) if (postId !== made) await deps.host.dropButtons(postId).catch(ignoreRefusal)
}

/** In an archived channel the host lets nothing be changed. */
export async function settleRequests(
  { requests, host }: RequestDeps,
  due: DueEntry,
  { goes, sinceAt: since }: EntryOf<'settle_requests'>,
  run: Run,
): Promise<void> {
  if (channelStateIn(run, due) !== 'open') return
  for (const postId of await requests.standing({ channelId: due.incident.channelId, since })) {
    await (goes === 'post' ? host.deletePost(postId) : host.dropButtons(postId)).catch(ignoreRefusal)
  }
}

export type RetrospectiveSweepDeps = Readonly<{
  requests: RetrospectiveRequests
  deliver: Pick<Deliver, 'soon'>
  clock: Pick<Clock, 'now'>
  newId: NewId
  log: Log
}>

const AT_ONCE = 200

/** Asks again for the retrospectives that are due: several missed times count as one, and a gone channel ends it. */
export const makeRetrospectiveSweep =
  ({ requests, deliver, clock, newId, log }: RetrospectiveSweepDeps) =>
  async (): Promise<void> => {
    const now = clock.now()
    for (const due of await requests.due(now, AT_ONCE)) {
      try {
        const { entry, at } = planned(due, now, newId)
        if ((await requests.askAgain(due, { at, entry, now })) && entry) deliver.soon(due.incidentId, [entry])
      } catch (error) {
        log.warn('retrospective could not be asked for', { incidentId: due.incidentId, error })
      }
    }
  }

function planned(
  { incidentId, endAt: sinceAt, intervalSeconds, isChannelOpen }: DueRequest,
  now: Date,
  newId: NewId,
) {
  if (!isChannelOpen) return { at: undefined, entry: undefined }
  const entry: OutboxEntry = { kind: 'retrospective_request', key: newId(), incidentId, sinceAt }
  return { at: new Date(now.getTime() + intervalSeconds * 1000), entry }
}
