import { LIMITS } from '../contract/limits.ts'
import { invalid } from '../domain/errors.ts'
import { cleanText } from '../domain/text.ts'

const DIRECTIONS = ['asc', 'desc'] as const

export const isDescending = (direction: string | undefined): boolean =>
  oneOf(DIRECTIONS, direction ?? 'asc', 'direction') === 'desc'

const SEARCH = { field: 'search_term', label: 'search_term', ...LIMITS.searchTerm, oneLine: true }

/** `""` = any. @throws {IncidentError} `invalid` */
export const searchTermIn = (given: string | undefined): string =>
  given === undefined ? '' : cleanText(given, SEARCH)

/** The values of a parameter that is repeated or separated by commas. @throws {IncidentError} `invalid` */
export function valuesIn(given: string | string[] | undefined): readonly string[] {
  const values = given === undefined ? [] : [given].flat().flatMap((text) => text.split(','))
  if (values.length <= LIMITS.listParameterValues) return values
  throw invalid(`A list may have at most ${LIMITS.listParameterValues} values.`)
}

/** The name that is meant, whatever its case. @throws {IncidentError} `invalid` */
export function oneOf<Name extends string>(names: readonly Name[], given: string, field: string): Name {
  const found = names.find((name) => name === given.toLowerCase())
  if (found === undefined) throw invalid(`${field} must be one of ${names.join(', ')}.`, field)
  return found
}
