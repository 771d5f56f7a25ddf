import type { ApiTable } from '../plugin-host/api-table.ts'
import { findRows, numberOf, textOf, type Base, type Row } from './base.ts'
import { getTeamMember, getTeamRow, joinTeam, teamMemberOf } from './teams.ts'

const TEAMS_OF = `
  select teams.* from teams join teammembers on teammembers.teamid = teams.id
  where teammembers.userid = $1 and teammembers.deleteat = 0 and teams.deleteat = 0 order by teams.name`

export function teamApi(base: Base): ApiTable {
  return {
    GetTeam: async (id) => teamOf(await getTeamRow(base, id)),
    GetTeamsForUser: async (userId) => (await findRows(base, TEAMS_OF, [userId])).map(teamOf),
    GetTeamMember: async (teamId, userId) => teamMemberOf(await getTeamMember(base, teamId, userId)),
    CreateTeamMember: async (teamId, userId) => {
      await getTeamRow(base, teamId)
      await joinTeam(base, teamId, userId)
      return teamMemberOf(await getTeamMember(base, teamId, userId))
    },
  }
}

function teamOf(row: Row) {
  return {
    Id: textOf(row.id),
    CreateAt: numberOf(row.createat),
    UpdateAt: numberOf(row.updateat),
    DeleteAt: numberOf(row.deleteat),
    DisplayName: textOf(row.displayname),
    Name: textOf(row.name),
    Type: textOf(row.type),
  }
}
