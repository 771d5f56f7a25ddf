import type { Base, Row } from './base.ts'
import { newId } from './new-id.ts'
import { postOf } from './post-of.ts'
import { postJson } from './rest-models.ts'

export interface NewPost {
  readonly UserId: string
  readonly ChannelId: string
  readonly RootId?: string
  readonly Message: string
  readonly Type?: string
  /** The client's own number of it, by which it knows its post again. */
  readonly PendingPostId?: string
  readonly props?: Readonly<Record<string, unknown>>
}

const INSERT = `
  with counted as (
    update channels set lastpostat = $2, totalmsgcount = coalesce(totalmsgcount, 0) + 1 where id = $4
  )
  insert into posts (id, createat, updateat, editat, deleteat, userid, channelid, rootid, originalid, message, type,
    props, fileids, ispinned, hasreactions)
  values ($1, $2, $2, 0, 0, $3, $4, $5, '', $6, $7, $8, '[]', false, false)
  returning *`

/** Writes the row and counts it in its channel. */
export async function insertPost({ pool, now, send, tell }: Base, post: NewPost): Promise<Row> {
  const { UserId, ChannelId, RootId = '', Message, Type = '', PendingPostId = '', props = {} } = post
  const values = [newId(), now(), UserId, ChannelId, RootId, Message, Type, JSON.stringify(props)]
  const { rows } = await pool.query<Row>({ name: 'insert-post', text: INSERT, values })
  const [row = {}] = rows
  const shown = JSON.stringify({ ...postJson(row), pending_post_id: PendingPostId })
  send({ event: 'posted', payload: { post: shown }, broadcast: { ChannelId } })
  tell({ hook: 'MessageHasBeenPosted', argument: () => ({ A: {}, B: postOf(row) }) })
  return row
}
