import { findRow, isTrue, textOf, type Base, type Row } from './base.ts'
import { getChannelRow } from './channels.ts'
import { getMember, memberOf } from './members.ts'
import { postOfPerson } from './system-posts.ts'
import { leaveTeam } from './teams.ts'
import { getUserRow, userOf } from './users.ts'

const LEAVE = `
  with gone as (delete from channelmembers where channelid = $1 and userid = $2)
  update channelmemberhistory set leavetime = $3 where channelid = $1 and userid = $2 and leavetime is null`

const ANOTHER = `
  select from channelmembers join channels on channels.id = channelmembers.channelid
  where userid = $1 and teamid = $2 limit 1`

/**
 * Somebody leaves a channel, or is removed from it by another person. A guest whose last one it was leaves the team.
 *
 * @throws {AppError} 404 when they are not in it.
 */
export async function leaveChannel(
  base: Base,
  channelId: string,
  userId: string,
  removerId: string,
): Promise<void> {
  const member = await getMember(base, channelId, userId)
  await base.pool.query(LEAVE, [channelId, userId, base.now()])
  await say(base, channelId, { userId, removerId })
  const others = { user_id: userId, remover_id: removerId }
  base.send({ event: 'user_removed', payload: others, broadcast: { ChannelId: channelId } })
  const theirs = { channel_id: channelId, remover_id: removerId }
  base.send({ event: 'user_removed', payload: theirs, broadcast: { UserId: userId } })
  base.tell({
    hook: 'UserHasLeftChannel',
    argument: async () => ({ A: {}, B: memberOf(member), C: userOf(await getUserRow(base, removerId)) }),
  })
  if (isTrue(member.schemeguest)) await leaveTeamAfterLast(base, member)
}

async function say(
  base: Base,
  channelId: string,
  { userId, removerId }: { readonly userId: string; readonly removerId: string },
): Promise<void> {
  if (removerId === userId)
    return postOfPerson(base, {
      channelId,
      userId,
      type: 'system_leave_channel',
      text: 'has left the channel.',
    })
  const removedUsername = textOf((await getUserRow(base, userId)).username)
  await postOfPerson(base, {
    channelId,
    userId: removerId,
    type: 'system_remove_from_channel',
    text: `removed ${removedUsername} from the channel.`,
    props: { removedUserId: userId, removedUsername },
  })
}

async function leaveTeamAfterLast(base: Base, { userid, channelid }: Row): Promise<void> {
  const teamId = textOf((await getChannelRow(base, textOf(channelid))).teamid)
  if (!(await findRow(base, ANOTHER, [userid, teamId]))) await leaveTeam(base, teamId, textOf(userid))
}
