/** Where a row stands in its list: the value it is sorted by, and its id. */
export type ListKey = Readonly<{ value: string | number; id: string }>

/** Which part of a list is asked for: a page by its number, from 0, or what follows a row. */
export type Paging = Readonly<{
  perPage: number
  from: { readonly page: number } | { readonly after: ListKey }
}>

export type Page<Row> = Readonly<{
  /** Of all pages. */
  total: number
  rows: readonly (Row & { readonly key: ListKey })[]
  hasMore: boolean
}>
