import { findRow, textOf, type Base } from '../world/base.ts'
import { objectOf } from '../world/rest-models.ts'

const PLACE = `
  select channels.*, users.username from channels join users on users.id = $2 where channels.id = $1`
/** What an event says on the wire: with what the page wants to know besides what the world said. */
export async function dataOf(base: Base, event: string, payload: unknown): Promise<unknown> {
  const data = objectOf(payload)
  return event === 'posted' ? { ...data, ...(await placeOf(base, String(data['post']))) } : data
}

async function placeOf(base: Base, post: string) {
  const { channel_id, user_id } = objectOf(JSON.parse(post))
  const place = await findRow(base, PLACE, [channel_id, user_id])
  return {
    channel_type: textOf(place?.type),
    channel_display_name: textOf(place?.displayname),
    channel_name: textOf(place?.name),
    sender_name: `@${textOf(place?.username)}`,
    team_id: textOf(place?.teamid),
    set_online: true,
  }
}
