import { AppError } from '../plugin-host/app-error.ts'
import { findRow, getRow, insertRow, isTrue, numberOf, rolesOf, textOf, type Base, type Row } from './base.ts'
import { getChannelRow } from './channels.ts'
import { postOfPerson } from './system-posts.ts'
import { getTeamMember } from './teams.ts'
import { getUserRow, userOf } from './users.ts'

const MEMBER = 'select * from channelmembers where channelid = $1 and userid = $2'

/** @throws {AppError} 404 when they are not in it. */
export function getMember(base: Base, channelId: string, userId: string): Promise<Row> {
  return getRow(base, 'app.channel.get_member.missing.app_error', MEMBER, [channelId, userId])
}

interface Joining {
  readonly channelId: string
  readonly teamId: string
  readonly user: Row
  /** Who brought them in; empty for somebody who came alone. */
  readonly actorId: string
}

/** Idempotent. Only active members of the team may come in; the history remembers when they did. */
export async function joinChannel(base: Base, channelId: string, userId: string, actorId = ''): Promise<Row> {
  const already = await findRow(base, MEMBER, [channelId, userId])
  if (already) return already
  const joining = { ...(await mustBeAllowedIn(base, channelId, userId)), channelId, actorId }
  const isGuest = rolesOf(joining.user.roles).includes('system_guest')
  const isNew = await insertRow(base, 'channelmembers', {
    channelid: channelId,
    userid: userId,
    roles: '',
    schemeuser: !isGuest,
    schemeguest: isGuest,
    schemeadmin: false,
    notifyprops: '{}',
    lastupdateat: base.now(),
  })
  if (isNew) await announce(base, joining)
  return getMember(base, channelId, userId)
}

async function mustBeAllowedIn(
  base: Base,
  channelId: string,
  userId: string,
): Promise<Pick<Joining, 'user' | 'teamId'>> {
  const channel = await getChannelRow(base, channelId)
  const user = await getUserRow(base, userId)
  const member = await getTeamMember(base, textOf(channel.teamid), userId)
  if (numberOf(member.deleteat) > 0)
    throw refusal(400, 'api.channel.add_user.to.channel.failed.deleted.app_error')
  if (numberOf(user.deleteat) > 0) throw refusal(403, 'app.channel.add_member.deleted_user.app_error')
  return { user, teamId: textOf(channel.teamid) }
}

async function announce(base: Base, joining: Joining): Promise<void> {
  const { channelId, teamId, user, actorId } = joining
  const userId = textOf(user.id)
  const jointime = base.now()
  await insertRow(base, 'channelmemberhistory', { channelid: channelId, userid: userId, jointime })
  await say(base, joining)
  const payload = { user_id: userId, team_id: teamId }
  const OmitUsers = { [userId]: true }
  base.send({ event: 'user_added', payload, broadcast: { ChannelId: channelId, OmitUsers } })
  base.send({ event: 'user_added', payload, broadcast: { ChannelId: channelId, UserId: userId } })
  base.tell({
    hook: 'UserHasJoinedChannel',
    argument: async () => ({
      A: {},
      B: memberOf(await getMember(base, channelId, userId)),
      ...(actorId !== '' && { C: userOf(await getUserRow(base, actorId)) }),
    }),
  })
}

async function say(base: Base, { channelId, user, actorId }: Joining): Promise<void> {
  const [userId, addedUsername] = [textOf(user.id), textOf(user.username)]
  if (actorId === '') {
    const type = 'system_join_channel'
    return postOfPerson(base, { channelId, userId, type, text: 'joined the channel.' })
  }
  await postOfPerson(base, {
    channelId,
    userId: actorId,
    type: 'system_add_to_channel',
    text: `added ${addedUsername} to the channel.`,
    props: { userId: actorId, addedUserId: userId, addedUsername },
  })
}

const refusal = (statusCode: number, id: string): AppError => new AppError({ id, statusCode })

/** A row of channelmembers in the words of the plugin protocol. */
export function memberOf(row: Row) {
  const [isUser, isAdmin, isGuest] = [
    isTrue(row.schemeuser),
    isTrue(row.schemeadmin),
    isTrue(row.schemeguest),
  ]
  const roles = [isGuest && 'channel_guest', isUser && 'channel_user', isAdmin && 'channel_admin']
  return {
    ChannelId: textOf(row.channelid),
    UserId: textOf(row.userid),
    Roles: roles.filter(Boolean).join(' '),
    SchemeUser: isUser,
    SchemeAdmin: isAdmin,
    SchemeGuest: isGuest,
    LastUpdateAt: numberOf(row.lastupdateat),
  }
}
