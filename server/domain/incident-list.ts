import type { Paging } from './paging.ts'
import type { Status } from './status.ts'

export const LIST_SORTS = [
  'create_at',
  'end_at',
  'name',
  'status',
  'commander_user_id',
  'team_id',
  'id',
  'update_at',
] as const
export type ListSort = (typeof LIST_SORTS)[number]

/** What rows of a list carry only when it is asked for. */
export const LIST_PARTS = ['checklists', 'status_posts', 'timeline_events'] as const
export type ListPart = (typeof LIST_PARTS)[number]

/** Which incidents of a team are meant. */
export type ListFilters = Readonly<{
  teamId: string
  /** None = all. */
  statuses: readonly Status[]
  /** `""` = anybody. */
  commanderId: string
  /** Who is in the channel now; `""` = anybody. */
  memberId: string
  /** In the name, whatever its case; `""` = any. */
  searchTerm: string
  /** Milliseconds since 1970: changed then or later. */
  since: number
}>

/** One part of the incidents of a team, in an order. */
export type ListQuestion = ListFilters & Readonly<{ sort: ListSort; isDescending: boolean }> & Paging
