import type { ApiTable } from '../plugin-host/api-table.ts'
import { AppError } from '../plugin-host/app-error.ts'
import { findRows, getRow, isTrue, rolesOf, type Base } from './base.ts'
import { leaveChannel } from './leave-channel.ts'
import { getMember, joinChannel, memberOf } from './members.ts'

const SET_ROLES = `
  update channelmembers set schemeadmin = $3, schemeuser = $4 where channelid = $1 and userid = $2 returning *`
const PAGE = 'select * from channelmembers where channelid = $1 order by userid limit $2 offset $3'
const THESE = 'select * from channelmembers where channelid = $1 and userid = any($2)'
const NO_MEMBER = 'app.channel.get_member.missing.app_error'

export function memberApi(base: Base): ApiTable {
  return {
    GetChannelMember: async (channelId, userId) => memberOf(await getMember(base, channelId, userId)),
    GetChannelMembers: async (channelId, page, perPage) => {
      const rows = await findRows(base, PAGE, [channelId, Number(perPage), Number(page) * Number(perPage)])
      return rows.map(memberOf)
    },
    GetChannelMembersByIds: async (channelId, userIds) =>
      (await findRows(base, THESE, [channelId, userIds])).map(memberOf),
    AddChannelMember: async (channelId, userId) => memberOf(await joinChannel(base, channelId, userId)),
    AddUserToChannel: async (channelId, userId, actorId) =>
      memberOf(await joinChannel(base, channelId, userId, actorId)),
    // As if the person left by themselves.
    DeleteChannelMember: (channelId, userId) => leaveChannel(base, channelId, userId, userId),
    UpdateChannelMemberRoles: async (channelId, userId, roles) => {
      if (isTrue((await getMember(base, channelId, userId)).schemeguest)) throw changingGuest
      const names = rolesOf(roles)
      const values = [channelId, userId, names.includes('channel_admin'), names.includes('channel_user')]
      return memberOf(await getRow(base, NO_MEMBER, SET_ROLES, values))
    },
  }
}

const changingGuest = new AppError({
  id: 'api.channel.update_channel_member_roles.changing_guest_role.app_error',
  statusCode: 400,
})
