import type { ApiTable } from '../plugin-host/api-table.ts'
import { findRow, isTrue, rolesOf, textOf, type Base, type Row } from './base.ts'
import { defaultRoles, READ_ONLY_SCHEME } from './default-roles.ts'

/** All memberships that can matter for one question, in one row. */
const STANDING = `
  select users.roles, channels.schemeid as scheme,
    team.schemeuser as teamuser, team.schemeadmin as teamadmin, team.schemeguest as teamguest, team.roles as teamroles,
    channel.schemeuser as channeluser, channel.schemeadmin as channeladmin, channel.schemeguest as channelguest,
    channel.roles as channelroles
  from users
  left join channels on channels.id = $3
  left join teammembers team
    on team.userid = users.id and team.deleteat = 0 and team.teamid = coalesce(nullif($2, ''), channels.teamid)
  left join channelmembers channel on channel.userid = users.id and channel.channelid = channels.id
  where users.id = $1`

export interface Question {
  readonly userId: string
  readonly teamId?: string
  readonly channelId?: string
  readonly permission: string
}

/**
 * Answers by roles alone: also for deactivated users, and to system admins for teams and channels that there are not.
 * A channel's question goes on to its team, and from there to the system.
 */
export function permissionApi(base: Base): ApiTable {
  return {
    HasPermissionTo: (userId, { Id: permission }) => may(base, { userId, permission }),
    HasPermissionToTeam: async (userId, teamId, { Id: permission }) =>
      teamId !== '' && may(base, { userId, teamId, permission }),
    HasPermissionToChannel: async (userId, channelId, { Id: permission }) =>
      channelId !== '' && may(base, { userId, channelId, permission }),
  }
}

/** Also false for somebody there is not. */
export async function may(
  base: Base,
  { userId, teamId = '', channelId = '', permission }: Question,
): Promise<boolean> {
  const standing = await findRow(base, STANDING, [userId, teamId, channelId])
  if (!standing) return false
  const system = rolesOf(standing.roles)
  if (system.includes('system_admin')) return true
  const roles = [...rolesIn(standing, 'channel'), ...rolesIn(standing, 'team'), ...system]
  return roles.some((role) => defaultRoles[role]?.includes(permission))
}

function rolesIn(standing: Row, level: 'team' | 'channel'): string[] {
  const byScheme = ['user', 'admin', 'guest'].filter((role) => isTrue(standing[`${level}${role}`]))
  const isReadOnly = level === 'channel' && standing.scheme === READ_ONLY_SCHEME
  const names = byScheme.map((role) =>
    isReadOnly && role !== 'admin' ? 'channel_reader' : `${level}_${role}`,
  )
  return [...names, ...rolesOf(textOf(standing[`${level}roles`]))]
}
