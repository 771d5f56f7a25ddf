import { getRow, type Row } from '../world/base.ts'
import { teamJson, teamMemberJson } from '../world/rest-models.ts'
import { getTeamMember } from '../world/teams.ts'
import type { Backend } from './backend.ts'
import type { Routes } from './call.ts'
import { mustBeAllowed } from './rights.ts'

const MISSING = 'app.team.get.find.app_error'
const MINE = `
  select teams.* from teams join teammembers on teammembers.teamid = teams.id
  where teammembers.userid = $1 and teammembers.deleteat = 0 and teams.deleteat = 0 order by teams.displayname`

export function teamRoutes({ world: { base } }: Backend): Routes {
  const list = async (sql: string, values: readonly unknown[]) =>
    (await base.pool.query<Row>(sql, [...values])).rows
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
    'GET /teams/:team': async ({ params, userId }) =>
      visible(userId, await getRow(base, MISSING, 'select * from teams where id = $1', [params['team']])),
    'GET /teams/name/:name': async ({ params, userId }) =>
      visible(userId, await getRow(base, MISSING, 'select * from teams where name = $1', [params['name']])),
    'GET /teams/:team/members/:user': async ({ params, userId }) => {
      const { team: teamId = '', user = '' } = params
      await mustBeAllowed(base, { userId, teamId, permission: 'view_team' })
      return teamMemberJson(await getTeamMember(base, teamId, user))
    },
  }
}
