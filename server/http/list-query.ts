import type { Static } from 'typebox'
import type { IncidentListQuery } from '../contract/incident-list.ts'
import { LIMITS } from '../contract/limits.ts'
import { invalid } from '../domain/errors.ts'
import { LIST_PARTS, LIST_SORTS, type ListQuestion } from '../domain/incident-list.ts'
import { isOngoing, STATUSES, type Status } from '../domain/status.ts'
import { cleanText } from '../domain/text.ts'
import { fingerprintOf, fromCursor } from './list-cursor.ts'

type Query = Static<typeof IncidentListQuery>

const SEARCH = { field: 'search_term', label: 'search_term', min: 1, max: 64, oneLine: true }
const DIRECTIONS = ['asc', 'desc'] as const
const ALIASES: Readonly<Record<string, readonly Status[]>> = {
  ongoing: STATUSES.filter(isOngoing),
  ended: STATUSES.filter((status) => !isOngoing(status)),
  ...Object.fromEntries(STATUSES.map((status) => [status.toLowerCase(), [status]])),
}

/**
 * The question that a query string asks; `fingerprint` is the same for all pages of one list.
 *
 * @throws {IncidentError} `invalid` for a value that the parameter does not know.
 */
export function readListQuery(query: Query, userId: string): { question: ListQuestion; fingerprint: string } {
  const sort = oneOf(LIST_SORTS, query.sort ?? 'create_at', 'sort')
  const include = listIn(query.include).map((part) => oneOf(LIST_PARTS, part, 'include'))
  const filters = {
    teamId: query.team_id,
    statuses: statusesIn(query.status),
    commanderId: personIn(query.commander_user_id, userId),
    memberId: personIn(query.member_id, userId),
    searchTerm: query.search_term === undefined ? '' : cleanText(query.search_term, SEARCH),
    since: query.since ?? 0,
    sort,
    isDescending: oneOf(DIRECTIONS, query.direction ?? 'asc', 'direction') === 'desc',
  }
  const fingerprint = fingerprintOf(filters)
  const question = { ...filters, include, perPage: perPageIn(query, include.length > 0) }
  return { fingerprint, question: { ...question, from: placeIn(query, fingerprint, sort) } }
}

function placeIn({ page, cursor }: Query, fingerprint: string, sort: ListQuestion['sort']) {
  if (cursor === undefined) return { page: page ?? 0 }
  if (page !== undefined) throw invalid('Give page or cursor, not both.', 'page')
  return { after: fromCursor(cursor, fingerprint, SORT_TYPES[sort]) }
}

const SORT_TYPES: Readonly<Record<ListQuestion['sort'], 'string' | 'number'>> = {
  create_at: 'number',
  end_at: 'number',
  update_at: 'number',
  status: 'number',
  name: 'string',
  commander_user_id: 'string',
  team_id: 'string',
  id: 'string',
}

function perPageIn({ per_page: asked = 0 }: Query, isHeavy: boolean): number {
  const { default: usual, max, maxWithParts } = LIMITS.perPage
  const most = isHeavy ? maxWithParts : max
  if (asked > most) throw invalid(`per_page must be at most ${most} together with include.`, 'per_page')
  return asked === 0 ? Math.min(usual, most) : asked
}

const personIn = (given: string | undefined, userId: string): string =>
  given === 'me' ? userId : (given ?? '')

function statusesIn(given: Query['status']): readonly Status[] {
  const names = listIn(given).map((name) => ALIASES[oneOf(Object.keys(ALIASES), name, 'status')] ?? [])
  return STATUSES.filter((status) => names.flat().includes(status))
}

/** @throws {IncidentError} `invalid` */
function listIn(given: string | string[] | undefined): readonly string[] {
  const values = given === undefined ? [] : [given].flat().flatMap((text) => text.split(','))
  if (values.length <= LIMITS.listParameterValues) return values
  throw invalid(`A list may have at most ${LIMITS.listParameterValues} values.`)
}

/** @throws {IncidentError} `invalid` */
function oneOf<Name extends string>(names: readonly Name[], given: string, field: string): Name {
  const found = names.find((name) => name === given.toLowerCase())
  if (found === undefined) throw invalid(`${field} must be one of ${names.join(', ')}.`, field)
  return found
}
