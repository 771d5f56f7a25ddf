import type { ApiTable } from '../plugin-host/api-table.ts'
import { AppError } from '../plugin-host/app-error.ts'
import { findRow, getRow, insertRow, isTrue, numberOf, rolesOf, textOf, type Base, type Row } from './base.ts'
import { getChannelRow } from './channels.ts'
import { insertPost } from './insert-post.ts'
import { getTeamMember } from './teams.ts'
import { getUserRow, userOf } from './users.ts'

const MEMBER = 'select * from channelmembers where channelid = $1 and userid = $2'
const CHANGING_GUEST = 'api.channel.update_channel_member_roles.changing_guest_role.app_error'

export function memberApi(base: Base): ApiTable {
  return {
    GetChannelMember: async (channelId, userId) => memberOf(await getMember(base, channelId, userId)),
    AddChannelMember: async (channelId, userId) => memberOf(await joinChannel(base, channelId, userId)),
    AddUserToChannel: async (channelId, userId, actorId) =>
      memberOf(await joinChannel(base, channelId, userId, actorId)),
    UpdateChannelMemberRoles: async (channelId, userId, roles) => {
      const names = rolesOf(roles)
      if (isTrue((await getMember(base, channelId, userId)).schemeguest)) throw refusal(400, CHANGING_GUEST)
      await base.pool.query(
        'update channelmembers set schemeadmin = $3, schemeuser = $4 where channelid = $1 and userid = $2',
        [channelId, userId, names.includes('channel_admin'), names.includes('channel_user')],
      )
      return memberOf(await getMember(base, channelId, userId))
    },
  }
}

/** @throws {AppError} 404 when they are not in it. */
export function getMember(base: Base, channelId: string, userId: string): Promise<Row> {
  return getRow(base, 'app.channel.get_member.missing.app_error', MEMBER, [channelId, userId])
}

/** Idempotent. Only active members of the team may come in; the history remembers when they did. */
export async function joinChannel(base: Base, channelId: string, userId: string, actorId = ''): Promise<Row> {
  const already = await findRow(base, MEMBER, [channelId, userId])
  if (already) return already
  const { isGuest, teamId } = await mustBeAllowedIn(base, channelId, userId)
  const at = base.now()
  const isNew = await insertRow(base, 'channelmembers', {
    channelid: channelId,
    userid: userId,
    roles: '',
    schemeuser: !isGuest,
    schemeguest: isGuest,
    schemeadmin: false,
    notifyprops: '{}',
    lastupdateat: at,
  })
  if (isNew) await announce(base, { channelId, userId, actorId, teamId })
  return getMember(base, channelId, userId)
}

async function mustBeAllowedIn(
  base: Base,
  channelId: string,
  userId: string,
): Promise<{ isGuest: boolean; teamId: string }> {
  const channel = await getChannelRow(base, channelId)
  const user = await getUserRow(base, userId)
  const member = await getTeamMember(base, textOf(channel.teamid), userId)
  if (numberOf(member.deleteat) > 0)
    throw refusal(400, 'api.channel.add_user.to.channel.failed.deleted.app_error')
  if (numberOf(user.deleteat) > 0) throw refusal(403, 'app.channel.add_member.deleted_user.app_error')
  return { isGuest: rolesOf(user.roles).includes('system_guest'), teamId: textOf(channel.teamid) }
}

async function announce(
  base: Base,
  joined: { channelId: string; userId: string; actorId: string; teamId: string },
): Promise<void> {
  const { channelId, userId, actorId, teamId } = joined
  await insertRow(base, 'channelmemberhistory', {
    channelid: channelId,
    userid: userId,
    jointime: base.now(),
  })
  const said =
    actorId === ''
      ? { UserId: userId, Type: 'system_join_channel', Message: 'joined the channel.' }
      : { UserId: actorId, Type: 'system_add_to_channel', Message: 'added somebody to the channel.' }
  await insertPost(base, { ChannelId: channelId, ...said })
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

function refusal(statusCode: number, id: string): AppError {
  return new AppError({ id, statusCode })
}

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
