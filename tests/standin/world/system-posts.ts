import type { Base } from './base.ts'
import { ensureBot } from './bots.ts'
import { insertPost } from './insert-post.ts'

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
