import type { ChannelMember, User } from '../plugin-rpc/index.ts'

/** Who came into a channel or left it, and who else did it, as the core needs it; `""` = nobody else. */
export const memberNews = (
  { ChannelId: channelId, UserId: userId }: ChannelMember,
  actor: User | undefined,
): { channelId: string; userId: string; actorId: string } => ({ channelId, userId, actorId: actor?.Id ?? '' })
