import { AppError } from '../plugin-host/app-error.ts'
import { findRow, findRows, textOf, type Base } from '../world/base.ts'
import { archiveChannel, restoreChannel } from '../world/archive-channel.ts'
import { changeChannel, convertChannel } from '../world/change-channel.ts'
import { addChannel, getChannelRow } from '../world/channels.ts'
import { directChannel } from '../world/direct-channels.ts'
import { joinChannel } from '../world/members.ts'
import { channelJson } from '../world/rest-models.ts'
import type { Backend } from './backend.ts'
import { bodyOf, OK, pageOf, queryText, textIn, textsIn, type Call, type Routes } from './call.ts'
import { mustBeAllowed, mustReadChannel } from './rights.ts'

/** Direct ones belong to every team. */
const MINE = `
  select channels.* from channels join channelmembers on channelmembers.channelid = channels.id
  where channelmembers.userid = $1 and channels.deleteat = 0 and channels.teamid in ($2, '')
  order by channels.displayname`

/** Public ones, and the private ones that the person is in. */
const VISIBLE = `
  select * from channels where teamid = $1 and deleteat = 0
    and (lower(displayname) like $3 or lower(name) like $3)
    and (type = 'O' or exists (select from channelmembers where channelid = channels.id and userid = $2))
  order by displayname limit 50`

/** Whoever is in the team may see what public channels there are; archived private ones only who was in them. */
const BROWSE = `
  select * from channels where teamid = $1 and type = 'O' and deleteat = 0 and $2 <> ''
  order by displayname limit $3 offset $4`
const ARCHIVED = `
  select * from channels where teamid = $1 and deleteat > 0
    and (type = 'O' or exists (select from channelmembers where channelid = channels.id and userid = $2))
  order by displayname limit $3 offset $4`

export function channelRoutes({ world: { base } }: Backend): Routes {
  const list = async (sql: string, values: readonly unknown[]) =>
    (await findRows(base, sql, values)).map(channelJson)
  const search = ({ params, userId }: Call, term: string) =>
    list(VISIBLE, [params['team'], userId, `%${term.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`])
  const browse = async (call: Call, sql: string) => {
    const [{ userId }, teamId] = [call, call.params['team'] ?? '']
    await mustBeAllowed(base, { userId, teamId, permission: 'list_team_channels' })
    const { limit, offset } = pageOf(call)
    return list(sql, [teamId, userId, limit, offset])
  }
  return {
    'GET /users/:user/teams/:team/channels': ({ params, userId }) => list(MINE, [userId, params['team']]),
    'GET /teams/:team/channels': (call) => browse(call, BROWSE),
    'GET /teams/:team/channels/deleted': (call) => browse(call, ARCHIVED),
    'GET /teams/:team/channels/autocomplete': (call) => search(call, queryText(call, 'name')),
    'POST /teams/:team/channels/search': (call) => search(call, textIn(call, 'term')),
    'GET /teams/:team/channels/name/:name': async ({ params, userId, query }) => {
      const sql = "select * from channels where name = $2 and teamid in ($1, '') and (deleteat = 0 or $3)"
      const withArchived = query.get('include_deleted') === 'true'
      const row = await findRow(base, sql, [params['team'], params['name'], withArchived])
      if (!row) throw new AppError({ id: 'app.channel.get_by_name.missing.app_error', statusCode: 404 })
      return channelJson(await mustReadChannel(base, userId, textOf(row.id)))
    },
    'GET /channels/:channel': async ({ params, userId }) =>
      channelJson(await mustReadChannel(base, userId, params['channel'] ?? '')),
    'POST /channels': async (call) => createChannel(base, call),
    'POST /channels/direct': async (call) => {
      const [one = '', other = ''] = textsIn(call)
      if (call.userId !== one && call.userId !== other)
        throw new AppError({ id: 'api.context.permissions.app_error', statusCode: 403 })
      return channelJson(await directChannel(base, one, other))
    },
    ...changingRoutes(base),
  }
}

/** What the channel's menu does, for those who may. */
function changingRoutes(base: Base): Routes {
  const allowed = async ({ params, userId }: Call, permission: (isPrivate: boolean) => string) => {
    const channel = await getChannelRow(base, params['channel'] ?? '')
    const channelId = textOf(channel.id)
    await mustBeAllowed(base, { userId, channelId, permission: permission(channel.type === 'P') })
    return channelId
  }
  return {
    'PUT /channels/:channel/patch': async (call) => {
      const id = await allowed(call, (isPrivate) => `manage_${kindOf(isPrivate)}_channel_properties`)
      return channelJson(await changeChannel(base, id, changeIn(call), call.userId))
    },
    'PUT /channels/:channel/privacy': async (call) => {
      const type = textIn(call, 'privacy') === 'P' ? 'P' : 'O'
      const id = await allowed(call, () =>
        type === 'P' ? 'convert_public_channel_to_private' : 'convert_private_channel_to_public',
      )
      return channelJson(await convertChannel(base, id, type, call.userId))
    },
    'DELETE /channels/:channel': async (call) => {
      await archiveChannel(
        base,
        await allowed(call, (isPrivate) => `delete_${kindOf(isPrivate)}_channel`),
        call.userId,
      )
      return OK
    },
    'POST /channels/:channel/restore': async (call) =>
      channelJson(await restoreChannel(base, await allowed(call, () => 'manage_team'), call.userId)),
  }
}

const kindOf = (isPrivate: boolean): string => (isPrivate ? 'private' : 'public')

function changeIn(call: Call) {
  const { display_name, name, header, purpose } = bodyOf(call)
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return { displayName: text(display_name), name: text(name), header: text(header), purpose: text(purpose) }
}

/** The creator is in it, as its admin, and is told; others learn of it when they are let in. */
async function createChannel(base: Backend['world']['base'], call: Call) {
  const [teamId, type] = [textIn(call, 'team_id'), textIn(call, 'type')]
  const permission = type === 'P' ? 'create_private_channel' : 'create_public_channel'
  await mustBeAllowed(base, { userId: call.userId, teamId, permission })
  const id = await addChannel(base, {
    TeamId: teamId,
    Type: type,
    Name: textIn(call, 'name'),
    DisplayName: textIn(call, 'display_name'),
    Purpose: textIn(call, 'purpose'),
    CreatorId: call.userId,
  })
  await joinChannel(base, id, call.userId)
  await base.pool.query('update channelmembers set schemeadmin = true where channelid = $1', [id])
  const payload = { channel_id: id, team_id: teamId }
  base.send({ event: 'channel_created', payload, broadcast: { UserId: call.userId } })
  return channelJson(await getChannelRow(base, id))
}
