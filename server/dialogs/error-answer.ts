import { IncidentError } from '../domain/errors.ts'
import type { DialogAnswer } from './answer.ts'

/** @param fields What the dialog calls the fields at fault. @param gone Said of what is not there any more. @throws bugs. */
export function errorAnswer(
  error: unknown,
  { fields, gone }: Readonly<{ fields: ReadonlyMap<string, string>; gone: string }>,
): DialogAnswer {
  if (!(error instanceof IncidentError) || error.code === 'internal') throw error
  const { code, message, details } = error
  if (code === 'not_found') return { kind: 'error', message: gone }
  const field = fields.get(details.field ?? '')
  return field === undefined
    ? { kind: 'error', message }
    : { kind: 'field_errors', errors: { [field]: message } }
}
