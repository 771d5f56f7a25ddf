import type { Page, Paging } from '../domain/paging.ts'

/** All rows of a list, page by page: each is asked for when the one before was taken. */
export async function* allPages<Row>(
  perPage: number,
  find: (paging: Paging) => Promise<Page<Row>>,
): AsyncGenerator<readonly Row[]> {
  let from: Paging['from'] = { page: 0 }
  for (;;) {
    const { rows, hasMore } = await find({ perPage, from })
    yield rows
    const last = rows.at(-1)
    if (!hasMore || !last) return
    from = { after: last.key }
  }
}
