import { findRow, textOf, type Base, type Row } from './base.ts'
import { newId } from './new-id.ts'
import { postOf } from './post-of.ts'
import { getPostRow } from './posts.ts'
import { postJson } from './rest-models.ts'

export interface PostChange {
  readonly message?: string
  /** The whole new ones. */
  readonly props?: Readonly<Record<string, unknown>>
}

const EDIT = `
  update posts set message = coalesce($2, message), props = coalesce($3, props), updateat = $4,
    editat = case when $2 is null or $2 = message then editat else $4 end
  where id = $1 and deleteat = 0
  returning *`

/** The text as it was is kept as another row: deleted, and pointing at the post. */
const KEEP_OLD = `
  insert into posts (id, createat, updateat, editat, deleteat, userid, channelid, rootid, originalid, message, type, props)
  select $2, createat, $3, editat, $3, userid, channelid, rootid, id, message, type, props from posts where id = $1`

/** @throws {AppError} 404 for a post that is not there any more. */
export async function changePost(base: Base, id: string, { message, props }: PostChange): Promise<Row> {
  const old = await getPostRow(base, id)
  const at = base.now()
  if (message !== undefined && message !== old.message) await base.pool.query(KEEP_OLD, [id, newId(), at])
  const values = [id, message ?? null, props === undefined ? null : JSON.stringify(props), at]
  const row = (await findRow(base, EDIT, values)) ?? old
  announce(base, 'post_edited', row)
  base.tell({ hook: 'MessageHasBeenUpdated', argument: () => ({ A: {}, B: postOf(row), C: postOf(old) }) })
  return row
}

/** Its answers go with it. @throws {AppError} 404. */
export async function deletePost(base: Base, id: string): Promise<void> {
  const row = await getPostRow(base, id)
  const sql = 'update posts set deleteat = $2, updateat = $2 where (id = $1 or rootid = $1) and deleteat = 0'
  await base.pool.query(sql, [id, base.now()])
  announce(base, 'post_deleted', row)
  base.tell({ hook: 'MessageHasBeenDeleted', argument: () => ({ A: {}, B: postOf(row) }) })
}

function announce(base: Base, event: 'post_edited' | 'post_deleted', row: Row): void {
  const payload = { post: JSON.stringify(postJson(row)) }
  base.send({ event, payload, broadcast: { ChannelId: textOf(row.channelid) } })
}
