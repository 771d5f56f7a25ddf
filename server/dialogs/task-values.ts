import { LIMITS } from '../contract/limits.ts'
import { codePoints } from '../domain/text.ts'
import { translate } from '../usecases/translate.ts'
import { mustHaveOnly, submittedText } from './submitted-text.ts'

export type TaskValues = Readonly<{ name: string; description: string }>

const NAMES = new Set(['name', 'description'])

/**
 * The fields of the dialog that adds a task; what the person has to mend is given by field.
 *
 * @throws {IncidentError} `invalid` for what no dialog sends: a wrong type, `null`, an unknown name.
 */
export function readTaskValues(
  values: Readonly<Record<string, unknown>>,
): TaskValues | { readonly errors: Readonly<Record<string, string>> } {
  mustHaveOnly(values, NAMES)
  const name = submittedText(values, 'name').trim()
  const description = submittedText(values, 'description').trim()
  const errors: Record<string, string> = {}
  if (name === '') errors['name'] = translate('dialog.error.required')
  else if (codePoints(name) > LIMITS.taskNameInDialog.max) {
    errors['name'] = translate('dialog.error.too_long', { max: LIMITS.taskNameInDialog.max })
  }
  if (codePoints(description) > LIMITS.taskDescriptionInDialog.max) {
    errors['description'] = translate('dialog.error.too_long', { max: LIMITS.taskDescriptionInDialog.max })
  }
  return Object.keys(errors).length > 0 ? { errors } : { name, description }
}
