import { insertRow, type Base } from './base.ts'
import { newId } from './new-id.ts'

export interface NewPost {
  readonly UserId: string
  readonly ChannelId: string
  readonly RootId?: string
  readonly Message: string
  readonly Type?: string
  readonly props?: Readonly<Record<string, unknown>>
}

/** Writes the row and counts it in its channel. @returns the id. */
export async function insertPost(base: Base, post: NewPost): Promise<string> {
  const { UserId, ChannelId, RootId = '', Message, Type = '', props = {} } = post
  const [id, at] = [newId(), base.now()]
  await insertRow(base, 'posts', {
    id,
    createat: at,
    updateat: at,
    editat: 0,
    deleteat: 0,
    userid: UserId,
    channelid: ChannelId,
    rootid: RootId,
    originalid: '',
    message: Message,
    type: Type,
    props: JSON.stringify(props),
    fileids: '[]',
    ispinned: false,
    hasreactions: false,
  })
  await base.pool.query(
    `update channels set lastpostat = $2, totalmsgcount = coalesce(totalmsgcount, 0) + 1 where id = $1`,
    [ChannelId, at],
  )
  base.send({ event: 'posted', payload: { post_id: id }, broadcast: { ChannelId } })
  return id
}
