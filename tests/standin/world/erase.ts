import type { Base } from './base.ts'

/** Source: Mattermost 11.6, sqlstore, PermanentDelete of channels, their members and posts. */
const ERASE_CHANNEL = `
  with history as (delete from channelmemberhistory where channelid = $1),
    members as (delete from channelmembers where channelid = $1),
    messages as (delete from posts where channelid = $1)
  delete from channels where id = $1`

export async function eraseChannel({ pool }: Base, channelId: string): Promise<void> {
  await pool.query(ERASE_CHANNEL, [channelId])
}

/** With its answers and what it said before. */
export async function erasePost({ pool }: Base, postId: string): Promise<void> {
  await pool.query('delete from posts where $1 in (id, rootid, originalid)', [postId])
}
