import type { Translate } from '../../i18n.ts'
import { reminderText } from '../../ui/reminder-text.ts'

export interface SecondsChoice {
  readonly seconds: number
  readonly text: string
}

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const REMINDERS = [0, 15 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR, DAY]
const RETROSPECTIVE_REMINDERS = [0, HOUR, 4 * HOUR, DAY, 7 * DAY]

/** Until the next status update; a value set by the API is one of them. */
export const reminderChoices = (translate: Translate, chosen: number): readonly SecondsChoice[] =>
  withChosen(REMINDERS, chosen).map((seconds) => ({ seconds, text: reminderText(translate, seconds) }))

/** Between two requests for the retrospective. */
export const retrospectiveChoices = (translate: Translate, chosen: number): readonly SecondsChoice[] =>
  withChosen(RETROSPECTIVE_REMINDERS, chosen).map((seconds) => ({
    seconds,
    text: retrospectiveText(translate, seconds),
  }))

function retrospectiveText(translate: Translate, seconds: number): string {
  if (seconds === 0) return translate('webapp.reminder.once')
  if (seconds % DAY === 0 && seconds > DAY) return translate('webapp.reminder.days', { count: seconds / DAY })
  if (seconds % HOUR === 0) return translate('webapp.reminder.hours', { count: seconds / HOUR })
  return reminderText(translate, seconds)
}

const withChosen = (usual: readonly number[], chosen: number): readonly number[] =>
  usual.includes(chosen) ? usual : [...usual, chosen].sort((one, other) => one - other)
