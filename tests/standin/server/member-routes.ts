import { findRow, numberOf, textOf, type Row } from '../world/base.ts'
import { leaveChannel } from '../world/leave-channel.ts'
import { getMember, joinChannel } from '../world/members.ts'
import { channelMemberJson } from '../world/rest-models.ts'
import type { Backend } from './backend.ts'
import { OK, pageOf, textIn, textsIn, type Call, type Routes } from './call.ts'
import { mustBeAllowed, mustReadChannel } from './rights.ts'

const MINE = `
  select channelmembers.* from channelmembers join channels on channels.id = channelmembers.channelid
  where channelmembers.userid = $1 and channels.teamid in ($2, '')`

const STATS = `
  select count(*) as members, count(*) filter (where schemeguest) as guests
  from channelmembers join users on users.id = channelmembers.userid
  where channelid = $1 and users.deleteat = 0`

const VIEW = `
  update channelmembers set lastviewedat = $3, mentioncount = 0,
    msgcount = (select totalmsgcount from channels where id = $1)
  where channelid = $1 and userid = $2`

export function memberRoutes({ world: { base } }: Backend): Routes {
  const list = async (sql: string, values: readonly unknown[]) =>
    (await base.pool.query<Row>(sql, [...values])).rows.map(channelMemberJson)
  const readable = async ({ params, userId }: Call): Promise<string> =>
    textOf((await mustReadChannel(base, userId, params['channel'] ?? '')).id)
  return {
    'GET /users/:user/teams/:team/channels/members': ({ params, userId }) =>
      list(MINE, [userId, params['team']]),
    'GET /channels/:channel/members': async (call) => {
      const { limit, offset } = pageOf(call)
      const sql = 'select * from channelmembers where channelid = $1 order by userid limit $2 offset $3'
      return list(sql, [await readable(call), limit, offset])
    },
    'POST /channels/:channel/members/ids': async (call) =>
      list('select * from channelmembers where channelid = $1 and userid = any($2)', [
        await readable(call),
        textsIn(call),
      ]),
    'GET /channels/:channel/members/:user': async (call) =>
      channelMemberJson(await getMember(base, await readable(call), call.params['user'] ?? '')),
    'GET /channels/:channel/stats': async (call) => {
      const channel_id = await readable(call)
      const row = await findRow(base, STATS, [channel_id])
      const [member_count, guest_count] = [numberOf(row?.members), numberOf(row?.guests)]
      return { channel_id, member_count, guest_count, pinnedpost_count: 0, files_count: 0 }
    },
    'POST /channels/:channel/members': async (call) => addMember(base, call),
    'DELETE /channels/:channel/members/:user': async ({ params, userId }) => {
      const { channel: channelId = '', user = '' } = params
      const permission = 'manage_public_channel_members'
      if (user !== userId) await mustBeAllowed(base, { userId, channelId, permission })
      await leaveChannel(base, channelId, user, userId)
      return OK
    },
    'POST /channels/members/:user/view': async (call) => {
      const [channelId, at] = [textIn(call, 'channel_id'), base.now()]
      if (channelId !== '') await base.pool.query(VIEW, [channelId, call.userId, at])
      const payload = { channel_times: { [channelId]: at } }
      base.send({ event: 'multiple_channels_viewed', payload, broadcast: { UserId: call.userId } })
      return { status: 'OK', last_viewed_at_times: { [channelId]: at } }
    },
  }
}

/** Oneself into a public channel, others where one may manage members. */
async function addMember(base: Backend['world']['base'], call: Call) {
  const { params, userId } = call
  const channelId = params['channel'] ?? ''
  const channel = await mustReadChannel(base, userId, channelId)
  const added = textIn(call, 'user_id')
  const permission = channel.type === 'P' ? 'manage_private_channel_members' : 'manage_public_channel_members'
  const isJoining = added === userId && channel.type === 'O'
  const question = isJoining
    ? { userId, teamId: textOf(channel.teamid), permission: 'join_public_channels' }
    : { userId, channelId, permission }
  await mustBeAllowed(base, question)
  return channelMemberJson(await joinChannel(base, channelId, added, isJoining ? '' : userId))
}
