import { translate } from '../usecases/translate.ts'
import { mustHaveOnly, submittedText } from './submitted-text.ts'

export type StartValues = Readonly<{ playbookId: string; name: string; description: string }>

const NAMES = new Set(['playbookID', 'incidentName', 'incidentDescription'])
const PLAYBOOK = /^(none|[a-z0-9]{26})$/

/**
 * The fields of the start dialog; what the person has to mend is given by field.
 *
 * @throws {IncidentError} `invalid` for what no dialog sends: a wrong type, `null`, an unknown name.
 */
export function readStartValues(
  values: Readonly<Record<string, unknown>>,
): StartValues | { readonly errors: Readonly<Record<string, string>> } {
  mustHaveOnly(values, NAMES)
  const playbook = submittedText(values, 'playbookID').trim()
  const name = submittedText(values, 'incidentName')
  const errors: Record<string, string> = {}
  if (playbook === '') errors['playbookID'] = translate('dialog.error.required')
  else if (!PLAYBOOK.test(playbook)) errors['playbookID'] = translate('dialog.start.playbook_gone')
  if (name.trim() === '') errors['incidentName'] = translate('dialog.error.required')
  if (Object.keys(errors).length > 0) return { errors }
  return {
    playbookId: playbook === 'none' ? '' : playbook,
    name,
    description: submittedText(values, 'incidentDescription'),
  }
}
