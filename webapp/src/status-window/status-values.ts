import { LIMITS } from '../../../server/contract/limits.ts'
import type { PostStatus } from '../../../server/contract/status-update.ts'
import { isOngoing } from '../../../server/domain/status.ts'
import { lengthOf } from '../ui/counter-text.ts'

/** What stands in the fields. */
export interface StatusValues {
  readonly status: PostStatus['status']
  readonly message: string
  /** `undefined` while nobody touched it. */
  readonly description: string | undefined
  /** Seconds; 0 for none. */
  readonly reminder: number
}

export type FieldName = 'status' | 'description' | 'message' | 'reminder'

/** Why a value cannot be sent; the sentence is made where it shows. */
export type Fault = 'required' | 'too_long'

/** Faults by field, in the order in which the fields stand. */
export function faultsIn({ message, description = '' }: StatusValues): Partial<Record<FieldName, Fault>> {
  return {
    ...(lengthOf(description) > LIMITS.incidentDescription.max ? { description: 'too_long' } : {}),
    ...(lengthOf(message) < LIMITS.statusMessage.min ? { message: 'required' } : {}),
    ...(lengthOf(message) > LIMITS.statusMessage.max ? { message: 'too_long' } : {}),
  }
}

/**
 * The request. A description that nobody changed is not sent, nor a blank one: both leave the overview as it is. An
 * ended incident takes no reminder.
 *
 * @param overview The incident's description now.
 */
export function toUpdate(
  { status, message, description, reminder }: StatusValues,
  overview: string,
): PostStatus {
  const isChanged = description !== undefined && description.trim() !== '' && description !== overview
  return {
    status,
    message,
    reminder: isOngoing(status) ? reminder : 0,
    ...(isChanged ? { description } : {}),
  }
}

const MINUTE = 60
const HOUR = 60 * MINUTE
const USUAL_REMINDERS = [0, 15 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR, 24 * HOUR]

/** Seconds that can be chosen; a value set by the API is one of them. */
export const remindersWith = (chosen: number): readonly number[] =>
  USUAL_REMINDERS.includes(chosen)
    ? USUAL_REMINDERS
    : [...USUAL_REMINDERS, chosen].sort((one, other) => one - other)
