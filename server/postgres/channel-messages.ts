import type { Pool } from 'pg'

import type { ChannelMessage, ChannelMessages, MessageRange } from '../usecases/ports/channel-messages.ts'
import type { Database } from './database.ts'
import { idParameter } from './id-parameter.ts'
import { orUnavailable } from './or-unavailable.ts'

/** A statement of its own for each part: no connection is held while a reader takes their time. */
export const makeChannelMessages = ({ pool }: Database): ChannelMessages => ({
  count: (range, most) => orUnavailable(count(pool, range, most)),
  findAfter: (range, after, limit) => orUnavailable(findAfter(pool, range, after, limit)),
})

/** In the host's index on channel, deletion and time. */
const MEANT = `p.channelid = $1 and p.deleteat = 0 and p.createat >= $2 and p.createat < $3
  and coalesce(p.originalid, '') = ''`

const COUNT = `select count(*) as number from (select from posts p where ${MEANT} limit $4) counted`

async function count(pool: Pool, range: MessageRange, most: number): Promise<number> {
  const values = [...valuesOf(range), most]
  const { rows } = await pool.query<{ number: number }>({ name: 'messages-count', text: COUNT, values })
  return rows[0]?.number ?? 0
}

const FIND_AFTER = `
select p.id, p.createat, coalesce(p.userid, '') as userid, coalesce(someone.username, '') as username,
  case when starts_with(coalesce(p.type, ''), 'system_') then 'system'
    when exists (select from bots where bots.userid = p.userid) then 'bot' else 'user' end as user_type,
  coalesce(p.rootid, '') as rootid, coalesce(p.message, '') as message, coalesce(p.type, '') as type
from posts p left join users someone on someone.id = p.userid
where ${MEANT} and p.createat >= $4 and (p.createat, p.id) > ($4, $5)
order by p.createat, p.id limit $6`

type MessageRow = Readonly<{
  id: string
  createat: number
  userid: string
  username: string
  user_type: ChannelMessage['userType']
  rootid: string
  message: string
  type: string
}>

async function findAfter(
  pool: Pool,
  range: MessageRange,
  after: Pick<ChannelMessage, 'id' | 'createAt'> | undefined,
  limit: number,
): Promise<readonly ChannelMessage[]> {
  const values = [...valuesOf(range), after?.createAt.getTime() ?? 0, after?.id ?? '', limit]
  const { rows } = await pool.query<MessageRow>({ name: 'messages-after', text: FIND_AFTER, values })
  return rows.map((row) => ({
    id: row.id,
    createAt: new Date(row.createat),
    userId: row.userid,
    username: row.username,
    userType: row.user_type,
    rootId: row.rootid,
    message: row.message,
    type: row.type,
  }))
}

const valuesOf = ({ channelId, from, to }: MessageRange): unknown[] => [
  idParameter(channelId),
  from?.getTime() ?? 0,
  to?.getTime() ?? Number.MAX_SAFE_INTEGER,
]
