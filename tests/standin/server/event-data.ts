import { findRow, textOf, type Base, type Row } from '../world/base.ts'
import { objectOf } from '../world/rest-models.ts'

const PLACE = `
  select channels.*, users.username from channels join users on users.id = $2 where channels.id = $1`
const MENTIONED = `
  select users.id from users join channelmembers on channelmembers.userid = users.id
  where channelid = $1 and username = any($2)`

/** What an event says on the wire: with what the page wants to know besides what the world said. */
export async function dataOf(base: Base, event: string, payload: unknown): Promise<unknown> {
  const data = objectOf(payload)
  return event === 'posted' ? { ...data, ...(await postedData(base, String(data['post']))) } : data
}

async function postedData(base: Base, post: string) {
  const { channel_id, user_id, message } = objectOf(JSON.parse(post))
  const place = await findRow(base, PLACE, [channel_id, user_id])
  const mentions = await mentionedIn(base, String(channel_id), String(message))
  return {
    channel_type: textOf(place?.type),
    channel_display_name: textOf(place?.displayname),
    channel_name: textOf(place?.name),
    sender_name: `@${textOf(place?.username)}`,
    team_id: textOf(place?.teamid),
    set_online: true,
    ...(mentions.length > 0 && { mentions: JSON.stringify(mentions) }),
  }
}

async function mentionedIn({ pool }: Base, channelId: string, message: string): Promise<string[]> {
  const names = [...message.matchAll(/@([a-z0-9._-]+)/gi)].map(([, name = '']) => name.toLowerCase())
  if (names.length === 0) return []
  return (await pool.query<Row>(MENTIONED, [channelId, names])).rows.map((row) => textOf(row.id))
}
