import { isDeepStrictEqual } from 'node:util'
import { findRow, textOf, type Base, type Row } from './base.ts'
import { newId } from './new-id.ts'
import { postOf } from './post-of.ts'
import { getPostRow } from './posts.ts'
import { objectOf, postJson } from './rest-models.ts'

export interface PostChange {
  readonly message?: string
  /** The whole new ones. */
  readonly props?: Readonly<Record<string, unknown>>
  readonly isPinned?: boolean
}

/** The text as it was is kept as another row: deleted, and pointing at the post. */
const EDIT = `
  with kept as (
    insert into posts (id, createat, updateat, editat, deleteat, userid, channelid, rootid, originalid, message, type,
      props, fileids, ispinned, hasreactions)
    select $6, createat, $4, editat, $4, userid, channelid, rootid, id, message, type, props, fileids, ispinned,
      hasreactions
    from posts where id = $1
  )
  update posts set message = coalesce($2, message), props = coalesce($3, props), updateat = $4,
    ispinned = coalesce($5, ispinned), editat = case when $7 then $4 else editat end
  where id = $1 and deleteat = 0
  returning *`

/** @throws {AppError} 404 for a post that is not there any more. */
export async function changePost(base: Base, id: string, change: PostChange): Promise<Row> {
  const old = await getPostRow(base, id)
  const { message = null, props, isPinned = null } = change
  const json = props === undefined ? null : JSON.stringify(props)
  const values = [id, message, json, base.now(), isPinned, newId(), isEdit(old, change)]
  const row = (await findRow(base, EDIT, values)) ?? old
  announce(base, 'post_edited', row)
  base.tell({ hook: 'MessageHasBeenUpdated', argument: () => ({ A: {}, B: postOf(row), C: postOf(old) }) })
  return row
}

/** Another text or other attachments show as edited; other properties and a pin do not. */
function isEdit(old: Row, { message, props }: PostChange): boolean {
  if (message !== undefined && message !== textOf(old.message)) return true
  if (props === undefined) return false
  return !isDeepStrictEqual(props['attachments'], objectOf(old.props)['attachments'])
}

const DELETE = `
  update posts set deleteat = $2, updateat = $2, props = coalesce(props, '{}') || jsonb_build_object('deleteBy', $3::text)
  where (id = $1 or rootid = $1) and deleteat = 0`

/** Its answers go with it. @throws {AppError} 404. */
export async function deletePost(base: Base, id: string, userId = ''): Promise<void> {
  const row = await getPostRow(base, id)
  await base.pool.query(DELETE, [id, base.now(), userId])
  // As it was before: its delete_at is still 0.
  announce(base, 'post_deleted', row)
  base.tell({ hook: 'MessageHasBeenDeleted', argument: () => ({ A: {}, B: postOf(row) }) })
}

function announce(base: Base, event: 'post_edited' | 'post_deleted', row: Row): void {
  const payload = { post: JSON.stringify(postJson(row)) }
  base.send({ event, payload, broadcast: { ChannelId: textOf(row.channelid) } })
}
