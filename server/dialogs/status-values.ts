import { STATUSES, type Status } from '../domain/status.ts'
import { translate } from '../usecases/translate.ts'
import { mustHaveOnly, submittedText } from './submitted-text.ts'

export type StatusValues = Readonly<{
  status: Status
  message: string
  /** `undefined`: the overview stays as it is. */
  description: string | undefined
  reminderSeconds: number
}>

const NAMES = new Set(['status', 'description', 'message', 'reminder'])

/**
 * The fields of the status dialog; what the person has to mend is given by field.
 *
 * @param reminders What can be chosen, in seconds as text.
 * @throws {IncidentError} `invalid` for what no dialog sends: a wrong type, `null`, an unknown name.
 */
export function readStatusValues(
  values: Readonly<Record<string, unknown>>,
  reminders: readonly string[],
): StatusValues | { readonly errors: Readonly<Record<string, string>> } {
  mustHaveOnly(values, NAMES)
  const status = STATUSES.find((known) => known === submittedText(values, 'status'))
  const message = submittedText(values, 'message')
  const description = submittedText(values, 'description').trim()
  const reminder = submittedText(values, 'reminder').trim() || '0'
  const errors: Record<string, string> = {}
  if (!status) errors['status'] = translate('dialog.status.unknown_status')
  if (message.trim() === '') errors['message'] = translate('dialog.error.required')
  if (!reminders.includes(reminder)) errors['reminder'] = translate('dialog.status.unknown_reminder')
  if (!status || Object.keys(errors).length > 0) return { errors }
  return {
    status,
    message,
    description: description === '' ? undefined : description,
    reminderSeconds: Number(reminder),
  }
}
