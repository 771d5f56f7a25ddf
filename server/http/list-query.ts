import type { Static } from 'typebox'
import type { IncidentChannelsQuery, IncidentListQuery } from '../contract/incident-list.ts'
import { LIMITS } from '../contract/limits.ts'
import { invalid } from '../domain/errors.ts'
import { LIST_PARTS, LIST_SORTS, type ListPart, type ListQuestion } from '../domain/incident-list.ts'
import { isOngoing, STATUSES, type Status } from '../domain/status.ts'
import { fingerprintOf } from './list-cursor.ts'
import { readPaging, type ListName } from './paging.ts'
import { isDescending, oneOf, searchTermIn, valuesIn } from './query-values.ts'

type Query = Static<typeof IncidentListQuery>

const ALIASES: Readonly<Record<string, readonly Status[]>> = {
  ongoing: STATUSES.filter(isOngoing),
  ended: STATUSES.filter((status) => !isOngoing(status)),
  ...Object.fromEntries(STATUSES.map((status) => [status.toLowerCase(), [status]])),
}

/**
 * The question that a query string asks, and which list it is of.
 *
 * @throws {IncidentError} `invalid` for a value that the parameter does not know.
 */
export function readListQuery(
  query: Query,
  userId: string,
): Read<ListQuestion & { readonly include: readonly ListPart[] }> {
  const { list, filters } = readFilters(query, userId)
  const include = valuesIn(query.include).map((part) => oneOf(LIST_PARTS, part, 'include'))
  const { from } = readPaging(query, list)
  return { list, question: { ...filters, include, from, perPage: perPageIn(query, include.length > 0) } }
}

/** The same for the channels of a list, all of them unless a page is asked for. */
export function readChannelsQuery(
  query: Static<typeof IncidentChannelsQuery>,
  userId: string,
): Read<ListQuestion> {
  const { list, filters } = readFilters(query, userId)
  const { from } = readPaging(query, list)
  return { list, question: { ...filters, from, perPage: query.per_page || LIMITS.channelsInAnswer } }
}

/** The filters and the order alone. @throws as {@link readListQuery} */
export const readListFilters = (query: Static<typeof IncidentChannelsQuery>, userId: string) =>
  readFilters(query, userId).filters

type Read<Question> = Readonly<{ question: Question; list: ListName }>

function readFilters(query: Static<typeof IncidentChannelsQuery>, userId: string) {
  const sort = oneOf(LIST_SORTS, query.sort ?? 'create_at', 'sort')
  const filters = {
    teamId: query.team_id,
    statuses: statusesIn(query.status),
    commanderId: personIn(query.commander_user_id, userId),
    memberId: personIn(query.member_id, userId),
    searchTerm: searchTermIn(query.search_term),
    since: query.since ?? 0,
    sort,
    isDescending: isDescending(query.direction),
  }
  return { filters, list: { fingerprint: fingerprintOf(filters), keyType: SORT_TYPES[sort] } }
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
  const names = valuesIn(given).map((name) => ALIASES[oneOf(Object.keys(ALIASES), name, 'status')] ?? [])
  return STATUSES.filter((status) => names.flat().includes(status))
}
