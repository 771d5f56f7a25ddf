import { Type, type TSchema } from 'typebox'

import { Count } from './common.ts'
import { LIMITS } from './limits.ts'

/** Query parameters of every list; `cursor` stands instead of `page`. */
export const PAGING = {
  page: Type.Optional(Type.Integer({ minimum: 0, maximum: LIMITS.page })),
  per_page: Type.Optional(
    Type.Integer({ minimum: 0, maximum: LIMITS.perPage.max, description: 'Absent or 0: 100.' }),
  ),
  cursor: Type.Optional(Type.String({ description: 'The `next_cursor` of the page before.' })),
}

export const Direction = Type.Optional(Type.String({ description: 'asc or desc.' }))

/** A query parameter with several values: repeated, or separated by commas. */
export const severalOf = (description: string) =>
  Type.Union([
    Type.String({ description }),
    Type.Array(Type.String(), { maxItems: LIMITS.listParameterValues }),
  ])

/** One page of a list. */
export const listOf = <Item extends TSchema>(item: Item) =>
  Type.Object({
    total_count: Count,
    page_count: Count,
    has_more: Type.Boolean(),
    items: Type.Array(item),
    next_cursor: Type.String({ description: 'Empty at the end.' }),
  })
