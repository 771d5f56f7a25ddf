import { findRow, type Base, type Row } from './base.ts'
import { calledIn } from './mentions.ts'
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
  readonly FileIds?: readonly string[]
  readonly props?: Readonly<Record<string, unknown>>
}

/** Beside the row: its channel counts it, its thread moves up, and it is counted for the members whom it calls. */
const INSERT = `
  with counted as (
    update channels set lastpostat = $2, totalmsgcount = coalesce(totalmsgcount, 0) + 1,
      lastrootpostat = case when $5 = '' then $2 else lastrootpostat end,
      totalmsgcountroot = coalesce(totalmsgcountroot, 0) + ($5 = '')::int
    where id = $4
  ), touched as (
    update posts set updateat = $2 where $5 <> '' and id = $5
  ), called as (
    update channelmembers set mentioncount = coalesce(mentioncount, 0) + 1,
      mentioncountroot = coalesce(mentioncountroot, 0) + ($5 = '')::int
    from users, channels
    where channels.id = $4 and (cardinality($10::text[]) > 0 or channels.type = 'D')
      and channelmembers.channelid = channels.id and users.id = channelmembers.userid and users.id <> $3
      and ($11 or channels.type = 'D' or username = any($10))
    returning userid
  )
  insert into posts (id, createat, updateat, editat, deleteat, userid, channelid, rootid, originalid, message, type,
    props, fileids, ispinned, hasreactions)
  values ($1, $2::bigint, $2, 0, 0, $3, $4, $5, '', $6, $7, $8, $9, false, false)
  returning *, (select array_agg(userid) from called) as called,
    case when $5 <> '' then
      (select count(*) + 1 from posts answer where answer.rootid = $5 and answer.deleteat = 0) end as replycount`

/** Writes it and tells browsers and plugins. */
export async function insertPost(base: Base, post: NewPost): Promise<Row> {
  const { UserId, ChannelId, RootId = '', Message, Type = '', PendingPostId = '', props = {} } = post
  const { names, isEverybody } = calledIn(Type.startsWith('system_') ? '' : Message)
  const json = [JSON.stringify(props), JSON.stringify(post.FileIds ?? [])]
  const values = [newId(), base.now(), UserId, ChannelId, RootId, Message, Type, ...json, names, isEverybody]
  const { called, ...row } = (await findRow(base, INSERT, values)) ?? {}
  const shown = JSON.stringify({ ...postJson(row), pending_post_id: PendingPostId })
  const payload = { post: shown, ...(called && { mentions: JSON.stringify(called) }) }
  base.send({ event: 'posted', payload, broadcast: { ChannelId } })
  base.tell({ hook: 'MessageHasBeenPosted', argument: () => ({ A: {}, B: postOf(row) }) })
  return row
}
