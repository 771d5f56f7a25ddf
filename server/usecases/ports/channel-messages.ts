export type ChannelMessage = Readonly<{
  id: string
  createAt: Date
  userId: string
  /** `""` where the account is gone. */
  username: string
  /** `system`: the host says it, of somebody. */
  userType: 'user' | 'bot' | 'system'
  /** `""`, or the message whose thread it is in. */
  rootId: string
  message: string
  type: string
}>

/** Messages of a channel that were not deleted, as they read now; from the first time on, and before the second. */
export type MessageRange = Readonly<{ channelId: string; from: Date | undefined; to: Date | undefined }>

/** Says nothing of who may read them: that is for the caller to ask. */
export interface ChannelMessages {
  /** Counts no further than that. */
  count(range: MessageRange, most: number): Promise<number>
  /** What follows a message, oldest first; without one from the beginning. */
  findAfter(
    range: MessageRange,
    after: Pick<ChannelMessage, 'id' | 'createAt'> | undefined,
    limit: number,
  ): Promise<readonly ChannelMessage[]>
}
