import { textOf, type Base } from './base.ts'
import { ensureBot } from './bots.ts'
import { insertPost } from './insert-post.ts'
import { getUserRow } from './users.ts'

const SYSTEM_BOT = { Username: 'system-bot', DisplayName: 'System', Description: '' }

/** What the server itself says in a channel. */
export async function postAsSystem(
  base: Base,
  channelId: string,
  { type, message }: { readonly type: string; readonly message: string },
): Promise<void> {
  const bot = await ensureBot(base, SYSTEM_BOT, 'com.mattermost.server')
  await insertPost(base, { UserId: bot, ChannelId: channelId, Type: type, Message: message })
}

export interface PersonalPost {
  readonly channelId: string
  readonly userId: string
  /** Begins with `system_`. */
  readonly type: string
  /** What follows the person's name. */
  readonly text: string
  readonly props?: Readonly<Record<string, unknown>>
}

/** What the server says of somebody, in a post of theirs: it begins with their name. */
export async function postOfPerson(
  base: Base,
  { channelId, userId, type, text, props }: PersonalPost,
): Promise<void> {
  const username = textOf((await getUserRow(base, userId)).username)
  await insertPost(base, {
    UserId: userId,
    ChannelId: channelId,
    Type: type,
    Message: `${username} ${text}`,
    props: { username, ...props },
  })
}
