/**
 * Facts of permissions.md that lie in tables, as pieces of SQL; the names are those of domain/permissions.ts.
 *
 * They count as the host counts: a row whose `deleteat` is null is no live row (its own queries say `= 0`).
 * {@link teamJoins} brings `person`, `team` and `membership`; {@link incidentJoins} needs an incident as `i` and
 * brings `channel`, `channel_membership` and `participation`.
 */
export const teamJoins = (userId: string, teamId: string): string => `
  left join users person on person.id = ${userId}
  left join teams team on team.id = ${teamId}
  left join teammembers membership on membership.teamid = ${teamId} and membership.userid = ${userId}`

export const teamFacts = (teamId: string): string => `
  coalesce(person.deleteat = 0, false) as "isActive",
  exists (select from bots where bots.userid = person.id) as "isBot",
  ${IS_GUEST} as "isGuest",
  coalesce(membership.deleteat = 0, false) as "isInTeam",
  coalesce(team.deleteat = 0, false) as "isTeamLive",
  ${listAllows('enabled_team_ids', teamId)} as "isTeamEnabled"`

export const IS_SERVER_GUEST = `('system_guest' = any (string_to_array(coalesce(person.roles, ''), ' ')))`

/** True for guests of the server and of the team. */
export const IS_GUEST = `(${IS_SERVER_GUEST} or coalesce(membership.schemeguest, false))`

/** A switch among the settings that is on unless it says otherwise. */
export const isSettingOn = (setting: string): string =>
  `coalesce((select value <> 'false' from setting where name = '${setting}'), true)`

/** Whether a list among the settings names nobody, or names this one. */
export const isListEmpty = (setting: string): string =>
  `not exists (select from setting where name = '${setting}' and value <> '[]')`
export const isListed = (setting: string, id: string): string =>
  `exists (select from setting where name = '${setting}' and value ? ${id})`

/** A list among the settings that restricts only when it names somebody. */
export const listAllows = (setting: string, id: string): string => `not exists (
    select from setting
    where name = '${setting}' and value <> '[]' and not value ? ${id})`

export const incidentJoins = (userId: string): string => `
  left join channels channel on channel.id = i.channel_id
  left join channelmembers channel_membership
    on channel_membership.channelid = i.channel_id and channel_membership.userid = ${userId}
  left join participant participation
    on participation.incident_id = i.id and participation.user_id = ${userId}`

export const CHANNEL_STATE = `case
    when channel.id is null then 'deleted' when channel.deleteat > 0 then 'archived' else 'open' end`

export const INCIDENT_FACTS = `
  coalesce(i.phase = 'started', false) as "isStarted",
  ${CHANNEL_STATE} as channel,
  coalesce(channel.type::text = 'O', false) as "isPublicChannel",
  channel_membership.userid is not null as "isInChannel",
  coalesce(participation.left_at = 0, false) as "wasInChannelLast",
  coalesce(person.username, '') as username,
  coalesce(team.name, '') as "teamName"`
