import type { Operations } from './operations.ts'

/** A channel as the host has it. */
export async function channelOf({ product }: Operations, channelId: string) {
  const { rows } = await product.database.pool.query('select * from channels where id = $1', [channelId])
  return rows[0] as { name: string; displayname: string; type: string; header: string; deleteat: number }
}

/** Usernames, bots too, in order. */
export async function membersOf({ product }: Operations, channelId: string): Promise<string[]> {
  const { rows } = await product.database.pool.query<{ username: string }>(
    `select username from channelmembers m join users u on u.id = m.userid where channelid = $1 order by username`,
    [channelId],
  )
  return rows.map(({ username }) => username)
}

/** What the bot has posted there, in order. */
export async function botPostsIn({ product }: Operations, channelId: string): Promise<string[]> {
  await product.settled()
  const { rows } = await product.database.pool.query<{ message: string }>(
    `select message from posts join bots using (userid)
     where channelid = $1 and type = '' and posts.deleteat = 0 order by posts.createat, id`,
    [channelId],
  )
  return rows.map(({ message }) => message)
}
