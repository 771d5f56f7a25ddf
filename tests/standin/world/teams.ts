import { getRow, insertRow, isTrue, numberOf, rolesOf, textOf, type Base, type Row } from './base.ts'
import { newId } from './new-id.ts'
import { getUserRow, userOf } from './users.ts'

const NO_MEMBER = 'app.team.get_member.missing.app_error'
const MEMBER = 'select * from teammembers where teamid = $1 and userid = $2'

/** Former members too. @throws {AppError} 404 for a stranger. */
export function getTeamMember(base: Base, teamId: string, userId: string): Promise<Row> {
  return getRow(base, NO_MEMBER, MEMBER, [teamId, userId])
}

/** @throws {AppError} 404. */
export function getTeamRow(base: Base, id: string): Promise<Row> {
  return getRow(base, 'app.team.get.find.app_error', 'select * from teams where id = $1', [id])
}

/** @returns the id. */
export async function addTeam(base: Base, name: string, displayName = name): Promise<string> {
  const [id, at] = [newId(), base.now()]
  const team = { id, name, displayname: displayName, type: 'O', createat: at, updateat: at, deleteat: 0 }
  if (!(await insertRow(base, 'teams', team))) throw new Error(`There is a team ${name} already.`)
  return id
}

/** A row comes back only when somebody was not in the team before. */
const JOIN = `
  insert into teammembers (teamid, userid, roles, deleteat, schemeuser, schemeadmin, schemeguest, createat)
  values ($1, $2, '', 0, $3, $4, $5, $6)
  on conflict (teamid, userid) do update set deleteat = 0, schemeadmin = excluded.schemeadmin
    where teammembers.deleteat <> 0
  returning *`

/** Idempotent; whoever left comes back. */
export async function joinTeam(
  base: Base,
  teamId: string,
  userId: string,
  { isAdmin = false, actorId = '' } = {},
): Promise<void> {
  const isGuest = rolesOf((await getUserRow(base, userId)).roles).includes('system_guest')
  const values = [teamId, userId, !isGuest, isAdmin, isGuest, base.now()]
  const [row] = (await base.pool.query<Row>(JOIN, values)).rows
  if (!row) return
  const payload = { team_id: teamId, user_id: userId }
  base.send({ event: 'added_to_team', payload, broadcast: { UserId: userId } })
  base.tell({ hook: 'UserHasJoinedTeam', argument: () => withActor(base, row, actorId) })
}

const LEAVE = `
  with gone as (
    delete from channelmembers where userid = $2 and channelid in (select id from channels where teamid = $1)
  )
  update teammembers set deleteat = $3 where teamid = $1 and userid = $2 and deleteat = 0
  returning *`

/**
 * By oneself, or removed by another person. Channel memberships of the team vanish without a row in their history,
 * without a hook and without an event of theirs. Nothing happens to somebody who is not in the team.
 */
export async function leaveTeam(base: Base, teamId: string, userId: string, removerId = ''): Promise<void> {
  const [row] = (await base.pool.query<Row>(LEAVE, [teamId, userId, base.now()])).rows
  if (!row) return
  const payload = { user_id: userId, team_id: teamId }
  const OmitUsers = { [userId]: true }
  base.send({ event: 'leave_team', payload, broadcast: { TeamId: teamId, OmitUsers } })
  base.send({ event: 'leave_team', payload, broadcast: { UserId: userId } })
  base.tell({ hook: 'UserHasLeftTeam', argument: () => withActor(base, row, removerId) })
}

async function withActor(base: Base, row: Row, actorId: string) {
  const actor = actorId === '' ? undefined : userOf(await getUserRow(base, actorId))
  return { A: {}, B: teamMemberOf(row), ...(actor && { C: actor }) }
}

/** A row of teammembers in the words of the plugin protocol. */
export function teamMemberOf(row: Row) {
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
