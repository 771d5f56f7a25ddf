import type { ClientBase } from 'pg'

import type { MemberChange } from '../domain/facts.ts'
import { MOST_MEMBERS, type HeardMember, type Members } from '../usecases/ports/changes.ts'
import { idParameter } from './id-parameter.ts'
import { toTime } from './times.ts'

/** One step where somebody is on record as out and is in, or the other way round; the latest time of its kind. */
const UNLIKE_THE_RECORD = `
select 1, present.is_in, case
    when present.is_in then history.came
    when history.went >= p.last_joined_at then history.went
    else nullif(in_team.deleteat, 0) end
where present.is_in <> record.is_in`

/** Two steps where it was over before anybody looked: came and went, or went and came back. */
const PASSING = `
select place, is_in, at from (values (1, true, history.came), (2, false, history.went)) as step (place, is_in, at)
where not present.is_in and not record.is_in
  and history.came > coalesce(p.left_at, 0) and history.went >= history.came
union all
select place, is_in, at from (values (1, false, history.went), (2, true, history.came)) as step (place, is_in, at)
where present.is_in and record.is_in
  and history.went > p.last_joined_at and history.came >= history.went`

/**
 * Who came and went, compared with what is on record. The host's history says when: not where somebody left the team,
 * which takes them out of its channels without a row (Mattermost 11.6, RemoveUserFromTeam).
 *
 * @param people SQL that answers `user_id`, `added_by` and `removed_by`, once a person.
 */
const changesAmong = (people: string): string => `
select people.user_id as "userId", coalesce(someone.username, people.user_id) as username, step.is_in as "isIn",
  actor.id as "actorId", coalesce(actor.username, '') as "actorName", coalesce(step.at, 0) as at
from incident i
  join channels channel on channel.id = i.channel_id
  cross join lateral (${people}) people
  left join users someone on someone.id = people.user_id
  left join teammembers in_team on in_team.teamid = i.team_id and in_team.userid = people.user_id
  left join participant p on p.incident_id = i.id and p.user_id = people.user_id
  cross join lateral (
    select coalesce(in_team.deleteat = 0, false) and exists (
      select from channelmembers where channelid = i.channel_id and userid = people.user_id) as is_in
  ) present
  cross join lateral (select coalesce(p.left_at = 0, false) as is_in) record
  cross join lateral (
    select max(jointime) as came, max(leavetime) as went
    from channelmemberhistory where channelid = i.channel_id and userid = people.user_id
  ) history
  cross join lateral (${UNLIKE_THE_RECORD} union all ${PASSING}) step (place, is_in, at)
  left join users actor on actor.id <> people.user_id
    and actor.id = case when step.is_in then people.added_by else people.removed_by end
where i.id = $1 and i.phase = 'started'
  and not exists (select from bots where bots.userid = people.user_id)
order by at, people.user_id, step.place limit ${MOST_MEMBERS}`

const AMONG_THESE = changesAmong(
  'select * from unnest($2::text[], $3::text[], $4::text[]) as heard (user_id, added_by, removed_by)',
)

const AMONG_ALL = changesAmong(`
  select userid as user_id, '' as added_by, '' as removed_by from channelmembers where channelid = i.channel_id
  union select user_id, '', '' from participant where incident_id = i.id and left_at = 0`)

type MemberRow = Readonly<{
  userId: string
  username: string
  isIn: boolean
  actorId: string | null
  actorName: string
  at: number
}>

/** See {@link Transaction.memberChanges}. */
export async function findMemberChanges(
  client: ClientBase,
  incidentId: string,
  members: Members,
): Promise<readonly MemberChange[]> {
  const { rows } = await client.query<MemberRow>(
    members === 'everybody'
      ? { name: 'all-member-changes', text: AMONG_ALL, values: [idParameter(incidentId)] }
      : {
          name: 'member-changes',
          text: AMONG_THESE,
          values: [idParameter(incidentId), ...columnsOf(members)],
        },
  )
  return rows.map(({ actorId, actorName, at, ...change }) => ({
    ...change,
    at: toTime(at),
    actor: actorId === null ? undefined : { id: actorId, username: actorName },
  }))
}

const columnsOf = (members: readonly HeardMember[]): string[][] => [
  members.map(({ userId }) => idParameter(userId)),
  members.map(({ addedBy }) => idParameter(addedBy)),
  members.map(({ removedBy }) => idParameter(removedBy)),
]
