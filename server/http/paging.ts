import { LIMITS } from '../contract/limits.ts'
import { invalid } from '../domain/errors.ts'
import type { Page, Paging } from '../domain/paging.ts'
import { fromCursor, toCursor } from './list-cursor.ts'

type Query = Readonly<{
  page?: number | undefined
  per_page?: number | undefined
  cursor?: string | undefined
}>

/** One list among all: `fingerprint` is the same for all its pages, `keyType` the type of what it is sorted by. */
export type ListName = Readonly<{ fingerprint: string; keyType: 'string' | 'number' }>

/** @throws {IncidentError} `invalid` for a cursor of another list, or beside a page number. */
export function readPaging({ page, per_page: perPage = 0, cursor }: Query, list: ListName): Paging {
  return { perPage: perPage === 0 ? LIMITS.perPage.default : perPage, from: placeIn(page, cursor, list) }
}

function placeIn(
  page: number | undefined,
  cursor: string | undefined,
  { fingerprint, keyType }: ListName,
): Paging['from'] {
  if (cursor === undefined) return { page: page ?? 0 }
  if (page !== undefined) throw invalid('Give page or cursor, not both.', 'page')
  return { after: fromCursor(cursor, fingerprint, keyType) }
}

/** The answer that a page becomes. */
export function presentPage<Row, Item>(
  page: Page<Row>,
  { perPage }: Paging,
  { fingerprint }: ListName,
  present: (row: Row) => Item,
) {
  const last = page.hasMore ? page.rows.at(-1) : undefined
  return {
    total_count: page.total,
    page_count: Math.ceil(page.total / perPage),
    has_more: page.hasMore,
    items: page.rows.map(present),
    next_cursor: last ? toCursor(fingerprint, last.key) : '',
  }
}
