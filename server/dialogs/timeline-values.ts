import { LIMITS } from '../contract/limits.ts'
import { codePoints } from '../domain/text.ts'
import { translate } from '../usecases/translate.ts'
import { mustHaveOnly, submittedText } from './submitted-text.ts'

export type TimelineValues = Readonly<{ incidentId: string; summary: string }>

const NAMES = new Set(['incident', 'summary'])
const ID = /^[a-z0-9]{26}$/

/**
 * The fields of the dialog that puts a message on record; what the person has to mend is given by field.
 *
 * @throws {IncidentError} `invalid` for what no dialog sends: a wrong type, `null`, an unknown name.
 */
export function readTimelineValues(
  values: Readonly<Record<string, unknown>>,
): TimelineValues | { readonly errors: Readonly<Record<string, string>> } {
  mustHaveOnly(values, NAMES)
  const incidentId = submittedText(values, 'incident').trim()
  const summary = submittedText(values, 'summary').trim()
  const errors: Record<string, string> = {}
  if (incidentId === '') errors['incident'] = translate('dialog.error.required')
  else if (!ID.test(incidentId)) errors['incident'] = translate('dialog.timeline.unknown_incident')
  if (summary === '') errors['summary'] = translate('dialog.error.required')
  else if (codePoints(summary) > LIMITS.entrySummaryInDialog.max) {
    errors['summary'] = translate('dialog.error.too_long', { max: LIMITS.entrySummaryInDialog.max })
  }
  return Object.keys(errors).length > 0 ? { errors } : { incidentId, summary }
}
