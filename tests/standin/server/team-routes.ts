import { findRows, getRow, textOf, type Row } from '../world/base.ts'
import { joinChannel } from '../world/members.ts'
import { may } from '../world/permissions.ts'
import { teamJson, teamMemberJson } from '../world/rest-models.ts'
import { getTeamMember, getTeamRow, joinTeam, leaveTeam } from '../world/teams.ts'
import type { Backend } from './backend.ts'
import { bodyOf, OK, textIn, textsIn, type Call, type Routes } from './call.ts'
import { mustBeAllowed } from './rights.ts'

const MISSING = 'app.team.get.find.app_error'
const MINE = `
  select teams.* from teams join teammembers on teammembers.teamid = teams.id
  where teammembers.userid = $1 and teammembers.deleteat = 0 and teams.deleteat = 0 order by teams.displayname`

/** Who of some people is in the team now. */
const AMONG = 'select * from teammembers where teamid = $1 and userid = any($2) and deleteat = 0'

/** The channels into which everybody comes with the team; guests do not. */
const DEFAULT_CHANNELS = `
  select channels.id from channels join users on users.id = $2
  where teamid = $1 and channels.name in ('town-square', 'off-topic') and users.roles not like '%system_guest%'`

export function teamRoutes({ world: { base } }: Backend): Routes {
  const list = (sql: string, values: readonly unknown[]) => findRows(base, sql, values)
  const visible = async (userId: string, row: Row) => {
    const team = teamJson(row)
    await mustBeAllowed(base, { userId, teamId: team.id, permission: 'view_team' })
    return team
  }
  return {
    'GET /users/:user/teams': async ({ params }) => (await list(MINE, [params['user']])).map(teamJson),
    'GET /users/:user/teams/members': async ({ params }) =>
      (await list('select * from teammembers where userid = $1 and deleteat = 0', [params['user']])).map(
        teamMemberJson,
      ),
    'GET /users/me/teams/unread': () => [],
    'POST /teams/search': (call) => searchTeams(base, call),
    'GET /teams/:team': async ({ params, userId }) =>
      visible(userId, await getTeamRow(base, params['team'] ?? '')),
    'GET /teams/name/:name': async ({ params, userId }) =>
      visible(userId, await getRow(base, MISSING, 'select * from teams where name = $1', [params['name']])),
    'GET /teams/:team/members/:user': async ({ params, userId }) => {
      const { team: teamId = '', user = '' } = params
      await mustBeAllowed(base, { userId, teamId, permission: 'view_team' })
      return teamMemberJson(await getTeamMember(base, teamId, user))
    },
    'POST /teams/:team/members/ids': async (call) => {
      const { userId, params } = call
      await mustBeAllowed(base, { userId, teamId: params['team'] ?? '', permission: 'view_team' })
      const rows = await list(AMONG, [params['team'], textsIn(call)])
      return rows.map(teamMemberJson)
    },
    'POST /teams/:team/members': (call) => addMember(base, call),
    'DELETE /teams/:team/members/:user': async ({ params, userId }) => {
      const { team: teamId = '', user = '' } = params
      const isSelf = user === userId
      if (!isSelf) await mustBeAllowed(base, { userId, teamId, permission: 'remove_user_from_team' })
      await leaveTeam(base, teamId, user, isSelf ? '' : userId)
      return OK
    },
  }
}

/** $2 says whether also teams are found that one has to be invited to. */
const SEARCH = `
  select * from teams where deleteat = 0 and (name ilike $1 or displayname ilike $1)
    and ($2 or coalesce(allowopeninvite, false)) order by displayname`

/** Its answer has another shape where a page of it is asked for; without one it is a plain list. */
async function searchTeams(base: Backend['world']['base'], call: Call) {
  const { page, per_page } = bodyOf(call)
  const pattern = `%${textIn(call, 'term').replace(/[\\%_]/g, '\\$&')}%`
  const seesAll = await may(base, { userId: call.userId, permission: 'manage_system' })
  const teams = (await findRows(base, SEARCH, [pattern, seesAll])).map(teamJson)
  if (typeof page !== 'number' || typeof per_page !== 'number') return teams
  return { teams: teams.slice(page * per_page, (page + 1) * per_page), total_count: teams.length }
}

async function addMember(base: Backend['world']['base'], call: Call) {
  const [teamId, added] = [call.params['team'] ?? '', textIn(call, 'user_id')]
  await mustBeAllowed(base, { userId: call.userId, teamId, permission: 'add_user_to_team' })
  await joinTeam(base, teamId, added, { actorId: call.userId })
  for (const { id } of await findRows(base, DEFAULT_CHANNELS, [teamId, added]))
    await joinChannel(base, textOf(id), added)
  return teamMemberJson(await getTeamMember(base, teamId, added))
}
