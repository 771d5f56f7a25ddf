import type { ApiTable } from '../plugin-host/api-table.ts'
import { getRow, insertRow, isTrue, numberOf, rolesOf, textOf, type Base, type Row } from './base.ts'
import { newId } from './new-id.ts'
import { getUserRow } from './users.ts'

const NO_MEMBER = 'app.team.get_member.missing.app_error'
const MEMBER = 'select * from teammembers where teamid = $1 and userid = $2'

export function teamApi(base: Base): ApiTable {
  return {
    GetTeam: async (id) => teamOf(await getTeamRow(base, id)),
    GetTeamMember: async (teamId, userId) => memberOf(await getTeamMember(base, teamId, userId)),
    CreateTeamMember: async (teamId, userId) => {
      await getTeamRow(base, teamId)
      await joinTeam(base, teamId, userId)
      return memberOf(await getTeamMember(base, teamId, userId))
    },
  }
}

/** Former members too. @throws {AppError} 404 for a stranger. */
export function getTeamMember(base: Base, teamId: string, userId: string): Promise<Row> {
  return getRow(base, NO_MEMBER, MEMBER, [teamId, userId])
}

/** @returns the id. */
export async function addTeam(base: Base, name: string, displayName = name): Promise<string> {
  const [id, at] = [newId(), base.now()]
  const team = { id, name, displayname: displayName, type: 'O', createat: at, updateat: at, deleteat: 0 }
  if (!(await insertRow(base, 'teams', team))) throw new Error(`There is a team ${name} already.`)
  return id
}

/** Idempotent; whoever left comes back. */
export async function joinTeam(
  base: Base,
  teamId: string,
  userId: string,
  { isAdmin = false } = {},
): Promise<void> {
  const isGuest = rolesOf((await getUserRow(base, userId)).roles).includes('system_guest')
  await base.pool.query(
    `insert into teammembers (teamid, userid, roles, deleteat, schemeuser, schemeadmin, schemeguest, createat)
     values ($1, $2, '', 0, $3, $4, $5, $6)
     on conflict (teamid, userid) do update set deleteat = 0`,
    [teamId, userId, !isGuest, isAdmin, isGuest, base.now()],
  )
}

/** Channel memberships of the team vanish, without a row in their history and without a hook. */
export async function leaveTeam({ pool, now }: Base, teamId: string, userId: string): Promise<void> {
  await pool.query('update teammembers set deleteat = $3 where teamid = $1 and userid = $2', [
    teamId,
    userId,
    now(),
  ])
  await pool.query(
    `delete from channelmembers where userid = $2 and channelid in (select id from channels where teamid = $1)`,
    [teamId, userId],
  )
}

function getTeamRow(base: Base, id: string): Promise<Row> {
  return getRow(base, 'app.team.get.find.app_error', 'select * from teams where id = $1', [id])
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

function memberOf(row: Row) {
  return {
    TeamId: textOf(row.teamid),
    UserId: textOf(row.userid),
    Roles: textOf(row.roles),
    DeleteAt: numberOf(row.deleteat),
    SchemeUser: isTrue(row.schemeuser),
    SchemeAdmin: isTrue(row.schemeadmin),
    SchemeGuest: isTrue(row.schemeguest),
    CreateAt: numberOf(row.createat),
  }
}
