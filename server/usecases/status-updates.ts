import { IncidentError, unavailable } from '../domain/errors.ts'
import { INCIDENT_DESCRIPTION } from '../domain/incident.ts'
import { mustBeReminder } from '../domain/reminder.ts'
import { isOngoing, type Status } from '../domain/status.ts'
import { cleanText } from '../domain/text.ts'
import { mismatch } from './answer-once.ts'
import type { IdempotencyKey } from './ports/idempotency.ts'
import type { Actor } from './ports/people.ts'
import type { Clock, NewId } from './ports/process.ts'
import type { PendingUpdate, StatusAnswer, StatusUpdateStore } from './ports/status-updates.ts'
import type { MustPostStatus } from './status-checks.ts'
import type { Outcome, StatusSequence } from './status-sequence.ts'
import { mustHaveVersion } from './version-step.ts'

export type StatusOrder = Readonly<{
  incidentId: string
  status: Status
  message: string
  /** `undefined`: the overview stays as it is. */
  description: string | undefined
  /** 0 = none. */
  reminderSeconds: number
  /** Refused unless the incident has this version. */
  expectedVersion?: number | undefined
  key: IdempotencyKey | undefined
}>

export type StatusUpdateDeps = Readonly<{
  mustPostStatus: MustPostStatus
  statusUpdates: Pick<StatusUpdateStore, 'findKey'>
  statusSequence: Pick<StatusSequence, 'run' | 'resume'>
  clock: Clock
  newId: NewId
}>

export type Answered = StatusAnswer & Readonly<{ isReplay: boolean }>

export type PostStatus = ReturnType<typeof makePostStatus>

const MESSAGE = { field: 'message', label: 'The message', min: 1, max: 16_000 }
const DESCRIPTION = { ...INCIDENT_DESCRIPTION, min: 1 }
const ANSWER_WITHIN_MS = 10_000
const LOOK_AGAIN_MS = 100

export function makePostStatus(deps: StatusUpdateDeps) {
  const { mustPostStatus, statusUpdates, statusSequence, clock, newId } = deps

  /**
   * Posts a status update in the name of the person, and answers how things stand then. The same key again answers
   * the same update.
   *
   * @throws {IncidentError} what forbids it, `conflict` with the host's reason: nothing has changed then.
   *   `unavailable` when host or database is away after the update was noted: it goes on by itself.
   */
  return async function postStatus(actor: Actor, order: StatusOrder): Promise<Answered> {
    const texts = cleaned(order)
    const known = order.key ? await statusUpdates.findKey(order.key) : { state: 'free' as const }
    if (known.state === 'mismatch') throw mismatch()
    if (known.state === 'taken') return repeated(known.objectId)
    const { record, restoresChannel } = await mustPostStatus(actor, order.incidentId, order.status)
    mustHaveVersion(record.incident, order.expectedVersion)
    const update: PendingUpdate = {
      ...texts,
      id: newId(),
      incidentId: order.incidentId,
      authorId: actor.userId,
      status: order.status,
      // An ended incident takes no reminder, whatever was chosen.
      reminderSeconds: isOngoing(order.status) ? order.reminderSeconds : 0,
      askedAt: clock.now(),
      restoresChannel,
    }
    const outcome = await statusSequence.run(actor, update, order.key)
    if (outcome.kind === 'taken') return repeated(outcome.objectId)
    return { ...answerOf(outcome), isReplay: false }
  }

  async function repeated(id: string): Promise<Answered> {
    const deadline = clock.now().getTime() + ANSWER_WITHIN_MS
    for (;;) {
      const outcome = await statusSequence.resume(id)
      if (outcome.kind !== 'busy' || clock.now().getTime() > deadline) {
        return { ...answerOf(outcome), isReplay: true }
      }
      await clock.wait(LOOK_AGAIN_MS)
    }
  }
}

/** @throws {IncidentError} `invalid` */
function cleaned({ message, description, reminderSeconds }: StatusOrder) {
  mustBeReminder(reminderSeconds)
  return {
    message: cleanText(message, MESSAGE),
    description: description === undefined ? '' : cleanText(description, DESCRIPTION),
  }
}

function answerOf(outcome: Outcome): StatusAnswer {
  switch (outcome.kind) {
    case 'posted':
      return outcome.answer
    case 'mismatch':
      throw mismatch()
    case 'dropped':
      throw new IncidentError('conflict', 'The update could not be posted. Please send it again.')
    case 'busy':
    case 'taken':
      throw unavailable('The update is still being posted. Repeat the request with the same key.')
  }
}
