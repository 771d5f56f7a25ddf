import type { Viewer } from '../usecases/ports/incident-lists.ts'
import { teamFacts, teamJoins } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import type { Given } from './parameters.ts'

/**
 * Right *view* of permissions.md for many incidents `i` at once, by live membership and channel type, as pieces of
 * one statement. Two forms of the same condition, since each is far too slow in the other's place.
 */
export type Sight = Readonly<{
  /** CTEs: `asker`, one row with what the tables know of the person and the team, and what the conditions need. */
  ctes: string
  /** Open incidents of the team; none where nothing of it may be told. */
  ofTeam: string
  /** For all incidents of a team: sets are read once and hashed. */
  all: Readonly<{ from: string; canSee: string }>
  /** For the few that a page looks at: a look-up each, so that rows come in the order of an index. */
  canSeeOne: string
  /** Right *edit* of somebody who can see it, of its channel as `channel`. */
  canEdit: string
}>

export function sightOf(viewer: Viewer, teamId: string, given: Given): Sight {
  const user = `${given(idParameter(viewer.userId))}::text`
  const team = `${given(idParameter(teamId))}::text`
  const mayList = ['"isActive"', '"isTeamLive"', '"isTeamEnabled"', ...(viewer.isAdmin ? [] : ['"isInTeam"'])]
  const asker = `asker as materialized (select ${teamFacts(team)} from (select) nothing ${teamJoins(user, team)})`
  const isMember = `exists (select from channelmembers joined
    where joined.channelid = i.channel_id and joined.userid = ${user})`
  const { ctes, ...right } = rightOf(viewer, user, team)
  return {
    ...right,
    ctes: [asker, ...ctes].join(', '),
    ofTeam: `i.team_id = ${team} and i.phase = 'started' and (select ${mayList.join(' and ')} from asker)`,
    canEdit: viewer.isAdmin ? 'channel.id is not null' : `channel.id is not null and ${isMember}`,
  }
}

type Right = Pick<Sight, 'all' | 'canSeeOne'> & Readonly<{ ctes: readonly string[] }>

function rightOf(viewer: Viewer, user: string, team: string): Right {
  if (viewer.isAdmin) return { ctes: [], all: { from: 'incident i', canSee: 'true' }, canSeeOne: 'true' }
  if (viewer.mayReadPublicChannels) return rightWithPublic(user, team)
  const canSee = 'i.id in (select id from mine)'
  const ctes = [goneButMine(user), mine(user, team)]
  return { ctes, all: { from: 'incident i', canSee }, canSeeOne: canSee }
}

/** A channel that is not among those of the team was moved to another one, or is gone: few, so each is looked up. */
function rightWithPublic(user: string, team: string): Right {
  const isMine = `i.channel_id in (select channelid from channelmembers where userid = ${user})`
  const isNoGuest = `not (select "isGuest" from asker)`
  // A scalar question: PostgreSQL would answer `exists` by reading all channels of the server.
  const type = `(select one.type::text from channels one where one.id = i.channel_id)`
  const canSeeOne = `case coalesce(${type}, 'gone')
    when 'O' then ${isNoGuest} or ${isMine} when 'gone' then i.id in (select id from gone_but_mine) else ${isMine} end`
  return {
    ctes: [goneButMine(user)],
    all: {
      from: `incident i left join channels of_team on of_team.id = i.channel_id and of_team.teamid = ${team}`,
      canSee: `(${isMine} or ${isNoGuest} and of_team.type = 'O' or of_team.id is null and ${canSeeOne})`,
    },
    canSeeOne,
  }
}

/** Those whose channel is gone and that the person was in to the last. */
const goneButMine = (user: string): string => `gone_but_mine as materialized (
  select i.id from participant stayed join incident i on i.id = stayed.incident_id
  where stayed.user_id = ${user} and stayed.left_at = 0
    and (select one.type from channels one where one.id = i.channel_id) is null)`

/** The few that somebody sees who sees no public channel from outside. */
const mine = (user: string, team: string): string => `mine as materialized (
  select i.id from channelmembers joined join incident i on i.channel_id = joined.channelid and i.channel_id <> ''
  where joined.userid = ${user} and i.team_id = ${team} and i.phase = 'started'
  union all select id from gone_but_mine)`
