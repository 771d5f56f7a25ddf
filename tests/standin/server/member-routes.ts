import { findRow, findRows, numberOf, textOf, type Base, type Row } from '../world/base.ts'
import { getChannelRow } from '../world/channels.ts'
import { leaveChannel } from '../world/leave-channel.ts'
import { getMember, joinChannel } from '../world/members.ts'
import { channelMemberJson } from '../world/rest-models.ts'
import type { Backend } from './backend.ts'
import { bodyOf, OK, pageOf, textIn, textsIn, type Call, type Routes } from './call.ts'
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
    mentioncountroot = 0, msgcount = channels.totalmsgcount, msgcountroot = channels.totalmsgcountroot
  from channels
  where channels.id = $1 and channelid = $1 and userid = $2`

const NOTIFY = `
  update channelmembers set notifyprops = coalesce(notifyprops, '{}') || $3::jsonb, lastupdateat = $4
  where channelid = $1 and userid = $2`

export function memberRoutes({ world: { base } }: Backend): Routes {
  const list = async (sql: string, values: readonly unknown[]) =>
    (await findRows(base, sql, values)).map(channelMemberJson)
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
      if (user !== userId) await mustManageMembers(base, userId, await getChannelRow(base, channelId))
      await leaveChannel(base, channelId, user, userId)
      return OK
    },
    'PUT /channels/:channel/members/:user/notify_props': (call) => setNotifyProps(base, call),
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
async function addMember(base: Base, call: Call) {
  const { params, userId } = call
  const channelId = params['channel'] ?? ''
  const channel = await mustReadChannel(base, userId, channelId)
  const added = textIn(call, 'user_id')
  const isJoining = added === userId && channel.type === 'O'
  const question = { userId, teamId: textOf(channel.teamid), permission: 'join_public_channels' }
  await (isJoining ? mustBeAllowed(base, question) : mustManageMembers(base, userId, channel))
  return channelMemberJson(await joinChannel(base, channelId, added, isJoining ? '' : userId))
}

function mustManageMembers(base: Base, userId: string, channel: Row): Promise<void> {
  const kind = channel.type === 'P' ? 'private' : 'public'
  const permission = `manage_${kind}_channel_members`
  return mustBeAllowed(base, { userId, channelId: textOf(channel.id), permission })
}

/** One's own choices for a channel; `mark_unread: mention` mutes it. */
async function setNotifyProps(base: Base, call: Call) {
  const channelId = call.params['channel'] ?? ''
  await getMember(base, channelId, call.userId)
  await findRows(base, NOTIFY, [channelId, call.userId, JSON.stringify(bodyOf(call)), base.now()])
  const member = channelMemberJson(await getMember(base, channelId, call.userId))
  const payload = { channelMember: JSON.stringify(member) }
  base.send({ event: 'channel_member_updated', payload, broadcast: { UserId: call.userId } })
  return OK
}
