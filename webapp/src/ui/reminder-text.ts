import type { Translate } from '../i18n.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE

/** Seconds until a reminder, in the largest unit that divides them. */
export function reminderText(translate: Translate, seconds: number): string {
  if (seconds === 0) return translate('webapp.reminder.none')
  if (seconds % HOUR === 0 && seconds > HOUR)
    return translate('webapp.reminder.hours', { count: seconds / HOUR })
  if (seconds % MINUTE === 0) return translate('webapp.reminder.minutes', { count: seconds / MINUTE })
  return translate('webapp.reminder.seconds', { count: seconds })
}
