import type { ListKey, Page, Paging } from '../domain/paging.ts'
import type { Given } from './parameters.ts'

/** What a page is cut out of: rows with `sort_key` and `id`, which decides between equal ones. */
type Listed = Readonly<{
  rows: string
  /** Rows that are dear to find are found once, for the page and its total alike. */
  isDear?: boolean
  keyType: 'bigint' | 'text'
  isDescending: boolean
}>

/** One page and the number of all rows, as one JSON value. */
export function pageJson(
  { rows, isDear, keyType, isDescending }: Listed,
  paging: Paging,
  given: Given,
): string {
  const order = isDescending ? 'desc' : 'asc'
  const key = { column: 'sort_key', id: 'id', keyType, isDescending }
  return `(
  with listed as ${isDear ? 'materialized' : 'not materialized'} (${rows})
  select json_build_object(
    'total', (select count(*) from listed),
    'rows', (select json_agg(found order by found.sort_key ${order}, found.id ${order}) from (
      select * from listed where true ${afterKey(paging, key, given)}
      order by sort_key ${order}, id ${order} ${cut(paging, given)}) found)))`
}

type Key = Readonly<{ column: string; id: string; keyType: Listed['keyType']; isDescending: boolean }>

/** Keyset paging: the condition of what follows the last row of the page before. */
export function afterKey({ from }: Paging, { column, id, keyType, isDescending }: Key, given: Given): string {
  if ('page' in from) return ''
  const after = `(${given(from.after.value)}::${keyType}, ${given(from.after.id)}::text)`
  return `and (${column}, ${id}) ${isDescending ? '<' : '>'} ${after}`
}

/** One row more than the page has is read, to know whether there are more. */
export function cut({ from, perPage }: Paging, given: Given): string {
  const skipped = 'page' in from ? from.page * perPage : 0
  return `limit ${given(perPage + 1)}::bigint offset ${given(skipped)}::bigint`
}

type Keyed = Readonly<{ sort_key: ListKey['value']; id: string }>

/** What {@link pageJson} answers; `json_agg` of nothing is null. */
export type PageRows<Row> = Readonly<{ total: number; rows: readonly (Row & Keyed)[] | null }>

export const toPage = <Row extends Keyed, Item>(
  { total, rows }: Readonly<{ total: number; rows: readonly Row[] | null }>,
  { perPage }: Paging,
  toItem: (row: Row) => Item,
): Page<Item> => ({
  total,
  hasMore: (rows?.length ?? 0) > perPage,
  rows: (rows ?? []).slice(0, perPage).map((row) => ({
    ...toItem(row),
    key: { value: row.sort_key, id: row.id },
  })),
})
