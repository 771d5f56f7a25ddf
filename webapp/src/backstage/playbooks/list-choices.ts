import { LIMITS } from '../../../../server/contract/limits.ts'
import type { Direction } from '../../ui/data-table.tsx'
import { oneOf, pageChoice, switchChoice, textChoice } from '../use-url-choices.ts'

export type PlaybookSort = 'title' | 'stages' | 'steps'

/** What can be chosen, by the names that stand in the address. */
export const LIST_CHOICES = {
  search: textChoice(LIMITS.searchTerm.max),
  mine: switchChoice,
  sort: oneOf<PlaybookSort>('title', 'stages', 'steps'),
  /** Empty: the one with which sorting by that column starts. */
  direction: oneOf<'' | Direction>('', 'asc', 'desc'),
  page: pageChoice,
}

export interface ListChoices {
  readonly search: string
  readonly mine: boolean
  readonly sort: PlaybookSort
  readonly direction: '' | Direction
  readonly page: number
}

export const NO_FILTER = { search: '', mine: false, page: 1 } as const

export const isFiltered = ({ search, mine }: ListChoices): boolean => search !== '' || mine

/** Names start with A, numbers with the largest. */
export const firstDirection = (sort: PlaybookSort): Direction => (sort === 'title' ? 'asc' : 'desc')

export const directionOf = ({ sort, direction }: ListChoices): Direction => direction || firstDirection(sort)
