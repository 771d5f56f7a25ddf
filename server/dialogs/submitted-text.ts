import { IncidentError, invalid } from '../domain/errors.ts'

type Values = Readonly<Record<string, unknown>>

/** @throws {IncidentError} `unknown_field` for what the dialog does not have. */
export function mustHaveOnly(values: Values, names: ReadonlySet<string>): void {
  if (Object.keys(values).every((name) => names.has(name))) return
  throw new IncidentError('unknown_field', 'Unknown field in the dialog.')
}

/** `""` when it is not there. @throws {IncidentError} `invalid` for `null` and other types. */
export function submittedText(values: Values, name: string): string {
  const value = values[name] ?? (name in values ? null : '')
  if (typeof value !== 'string') throw invalid(`${name} must be text.`, name)
  return value
}
