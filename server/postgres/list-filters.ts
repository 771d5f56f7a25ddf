import type { ListFilters, ListSort } from '../domain/incident-list.ts'
import { fromStatus } from './incident-row.ts'
import type { Given } from './parameters.ts'

/** What incidents `i` are sorted by; each is the end of an index that begins with the team, but for the ids. */
export const SORT_KEYS: Readonly<Record<ListSort, Readonly<{ column: string; type: 'bigint' | 'text' }>>> = {
  create_at: { column: 'i.create_at', type: 'bigint' },
  end_at: { column: 'i.end_at', type: 'bigint' },
  update_at: { column: 'i.update_at', type: 'bigint' },
  // Numbers in the order of an incident's life.
  status: { column: 'i.status', type: 'bigint' },
  name: { column: 'lower(i.name)', type: 'text' },
  commander_user_id: { column: 'i.commander_user_id', type: 'text' },
  team_id: { column: 'i.team_id', type: 'text' },
  id: { column: 'i.id', type: 'text' },
}

/** Conditions on incidents `i`. */
export function filters(question: ListFilters, given: Given): string[] {
  const { statuses, commanderId, memberId, searchTerm, since } = question
  return [
    ...(statuses.length > 0 ? [`i.status = any (${given(statuses.map(fromStatus))}::smallint[])`] : []),
    ...(commanderId === '' ? [] : [`i.commander_user_id = ${given(commanderId)}::text`]),
    ...(memberId === '' ? [] : [isMember(given(memberId))]),
    ...(searchTerm === '' ? [] : [`lower(i.name) like lower(${given(containing(searchTerm))}::text)`]),
    ...(since === 0 ? [] : [`i.update_at >= ${given(since)}::bigint`]),
  ]
}

const isMember = (user: string): string =>
  `i.channel_id <> '' and i.channel_id in (select channelid from channelmembers where userid = ${user}::text)`

/** A pattern in which every character of the term means itself. */
const containing = (term: string): string => `%${term.replaceAll(/[\\%_]/g, '\\$&')}%`
