import type { Base } from './base.ts'
import { insertPost } from './insert-post.ts'
import { getMember, memberOf } from './members.ts'
import { getUserRow, userOf } from './users.ts'

const LEAVE = `
  with gone as (delete from channelmembers where channelid = $1 and userid = $2)
  update channelmemberhistory set leavetime = $3 where channelid = $1 and userid = $2 and leavetime is null`

/**
 * Somebody leaves a channel, or is removed from it by another person.
 *
 * @throws {AppError} 404 when they are not in it.
 */
export async function leaveChannel(
  base: Base,
  channelId: string,
  userId: string,
  removerId: string,
): Promise<void> {
  const member = memberOf(await getMember(base, channelId, userId))
  await base.pool.query(LEAVE, [channelId, userId, base.now()])
  const said =
    removerId === userId
      ? { UserId: userId, Type: 'system_leave_channel', Message: 'left the channel.' }
      : {
          UserId: removerId,
          Type: 'system_remove_from_channel',
          Message: 'removed somebody from the channel.',
        }
  await insertPost(base, { ChannelId: channelId, ...said })
  const others = { user_id: userId, remover_id: removerId }
  base.send({ event: 'user_removed', payload: others, broadcast: { ChannelId: channelId } })
  const theirs = { channel_id: channelId, remover_id: removerId }
  base.send({ event: 'user_removed', payload: theirs, broadcast: { UserId: userId } })
  base.tell({
    hook: 'UserHasLeftChannel',
    argument: async () => ({ A: {}, B: member, C: userOf(await getUserRow(base, removerId)) }),
  })
}
