import { LIMITS } from '../../../../server/contract/limits.ts'
import type { Direction } from '../../ui/data-table.tsx'
import { oneOf, pageChoice, switchChoice, textChoice, type UrlChoice } from '../use-url-choices.ts'

export const PER_PAGE = 15

export type ListSort = 'create_at' | 'name' | 'status' | 'end_at'
export type StatusChoice = 'all' | 'ongoing' | 'ended' | 'Reported' | 'Active' | 'Resolved' | 'Archived'

const idChoice: UrlChoice<string> = {
  fallback: '',
  read: (text) => (/^[a-z0-9]{26}$/.test(text) ? text : undefined),
  write: (id) => id,
}

/** What can be chosen, by the names that stand in the address. */
export const LIST_CHOICES = {
  search: textChoice(LIMITS.searchTerm.max),
  commander: idChoice,
  status: oneOf<StatusChoice>('all', 'ongoing', 'ended', 'Reported', 'Active', 'Resolved', 'Archived'),
  mine: switchChoice,
  sort: oneOf<ListSort>('create_at', 'name', 'status', 'end_at'),
  /** Empty: the one with which sorting by that column starts. */
  direction: oneOf<'' | Direction>('', 'asc', 'desc'),
  page: pageChoice,
}

export interface ListChoices {
  readonly search: string
  readonly commander: string
  readonly status: StatusChoice
  readonly mine: boolean
  readonly sort: ListSort
  readonly direction: '' | Direction
  readonly page: number
}

export const NO_FILTER = { search: '', commander: '', status: 'all', mine: false, page: 1 } as const

export const isFiltered = ({ search, commander, status, mine }: ListChoices): boolean =>
  search !== '' || commander !== '' || status !== 'all' || mine

/** Names start with A, times with the newest. */
export const firstDirection = (sort: ListSort): Direction => (sort === 'name' ? 'asc' : 'desc')

export const directionOf = ({ sort, direction }: ListChoices): Direction => direction || firstDirection(sort)

/** The choices as our server reads them, without the page. */
export function listQuery(teamId: string, choices: ListChoices): Readonly<Record<string, string>> {
  const { search, commander, status, mine, sort } = choices
  return {
    team_id: teamId,
    ...(search.trim() === '' ? {} : { search_term: search.trim() }),
    ...(commander === '' ? {} : { commander_user_id: commander }),
    ...(status === 'all' ? {} : { status }),
    ...(mine ? { member_id: 'me' } : {}),
    sort,
    direction: directionOf(choices),
  }
}
