import { invalid } from './errors.ts'
import type { ChangeFact } from './facts.ts'
import type { Incident } from './incident.ts'
import { isOngoing } from './status.ts'

/** Seconds until the next status update is due, where one is asked for: up to 30 days. */
const SECONDS = { min: 10, max: 2_592_000 }

type Reminder = Pick<
  Incident,
  'reminderAt' | 'isOverdue' | 'reminderKey' | 'reminderPostId' | 'previousReminderSeconds'
>

/** No reminder runs, none stands in the channel, and none is preselected. */
export const withoutReminder: Reminder = {
  reminderAt: undefined,
  isOverdue: false,
  reminderKey: '',
  reminderPostId: '',
  previousReminderSeconds: 0,
}

/** What a status update sets: the old reminder is over. @param seconds 0 = none. */
export const withReminder = (from: Date, seconds: number): Reminder => ({
  ...withoutReminder,
  reminderAt: seconds === 0 ? undefined : new Date(from.getTime() + seconds * 1000),
  previousReminderSeconds: seconds,
})

/** @throws {IncidentError} `invalid` unless it is 0, for none, or 10 s to 30 days. */
export function mustBeReminder(seconds: number): void {
  const isChosen = Number.isInteger(seconds) && seconds >= SECONDS.min && seconds <= SECONDS.max
  if (seconds !== 0 && !isChosen) throw invalid('The reminder needs 10 seconds to 30 days, or 0.', 'reminder')
}

type ReminderChange = Readonly<{ incident: Incident; facts: readonly ChangeFact[] }>

/**
 * The time for the next status update has come.
 *
 * @param due What the reminder was made for; nothing happens if it was answered or moved since.
 * @param reminder `key` is of the post that asks for the update; `""`: none is made.
 */
export function fallDue(
  incident: Incident,
  due: Date,
  { key, at }: Readonly<{ key: string; at: Date }>,
): ReminderChange {
  const { reminderAt, isOverdue, status } = incident
  const isCurrent = reminderAt?.getTime() === due.getTime() && !isOverdue && isOngoing(status)
  if (!isCurrent || at < due) return { incident, facts: [] }
  return {
    incident: { ...incident, isOverdue: true, reminderKey: key },
    facts: [{ kind: 'reminder_due', by: '', at }],
  }
}

/** Nobody is asked any more until the next update. No fact for a reminder that is not standing any more. */
export function dismissReminder(incident: Incident, due: Date, by: string, at: Date): ReminderChange {
  const { reminderAt, isOverdue, previousReminderSeconds } = incident
  if (!isOverdue || reminderAt?.getTime() !== due.getTime()) return { incident, facts: [] }
  return {
    incident: { ...incident, ...withoutReminder, previousReminderSeconds },
    facts: [{ kind: 'reminder_dismissed', by, at }],
  }
}
