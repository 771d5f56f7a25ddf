import type { Pool } from 'pg'

import type { IncidentParts, Participant, PartOf } from '../usecases/ports/incident-parts.ts'
import { findPart } from './incident-part.ts'
import { pageJson, toPage, type PageRows } from './page-rows.ts'
import { toTime } from './times.ts'

/**
 * CTEs about the people of an incident `i`, live: `participants`, and `posters` with their numbers of messages.
 *
 * Everybody whom our rows, the channel's members or its history name was in the channel; bots are left out. Whoever
 * left the team left the channel without a row in its history, so the team knows that time.
 */
export const WITH_PARTICIPANTS = `
with posters as materialized (
  select userid as user_id, count(*) as messages from posts
  where channelid = i.channel_id and deleteat = 0 and coalesce(originalid, '') = ''
    and not starts_with(coalesce(type, ''), 'system_')
  group by userid
), active as (
  select i.commander_user_id as user_id
  union select user_id from posters
  union select author_user_id from status_update where incident_id = i.id and phase = 'posted'
  union select user_id from participant where incident_id = i.id and active_at > 0
  union select subject_user_id from timeline_event
    where incident_id = i.id and delete_at = 0
      and event_type in ('task_state_modified', 'assignee_changed', 'ran_slash_command')
), stays as (
  select user_id, nullif(first_joined_at, 0) as first_at, last_joined_at as last_at, left_at,
    channel.id is null and left_at = 0 as is_there
  from participant where incident_id = i.id
  union all select userid, jointime, jointime, coalesce(leavetime, 0), false
  from channelmemberhistory where channelid = i.channel_id
  union all select userid, null, 0, 0, true from channelmembers where channelid = i.channel_id
), known as (
  select user_id, min(first_at) as first_at, max(last_at) as last_at, max(left_at) as left_at,
    bool_or(is_there) as is_there
  from stays group by user_id
), participants as (
  select known.user_id, coalesce(someone.username, '') as username,
    coalesce(known.first_at, i.create_at) as first_joined_at,
    case
      when known.is_there and in_team.deleteat = 0 then 0
      when known.left_at > 0 and known.left_at >= known.last_at then known.left_at
      else greatest(in_team.deleteat, known.last_at, i.create_at) end as left_at,
    active.user_id is not null as is_active
  from known
    left join users someone on someone.id = known.user_id
    left join teammembers in_team on in_team.teamid = i.team_id and in_team.userid = known.user_id
    left join active on active.user_id = known.user_id
  where not exists (select from bots where bots.userid = known.user_id)
)`

type ParticipantRow = Readonly<{
  user_id: string
  username: string
  first_joined_at: number
  left_at: number
  is_active: boolean
}>

const EVERYBODY = `${WITH_PARTICIPANTS} select *, username as sort_key, user_id as id from participants`
const PRESENT = `${EVERYBODY} where left_at = 0`

export async function findParticipants(
  pool: Pool,
  of: PartOf,
  { isPresent, ...paging }: Parameters<IncidentParts['findParticipants']>[1],
): ReturnType<IncidentParts['findParticipants']> {
  const found = await findPart<PageRows<ParticipantRow>>(pool, of, (given) =>
    pageJson(
      { rows: isPresent ? PRESENT : EVERYBODY, isDear: true, keyType: 'text', isDescending: false },
      paging,
      given,
    ),
  )
  return found && { facts: found.facts, part: toPage(found.part, paging, toParticipant) }
}

const toParticipant = (row: ParticipantRow): Participant => ({
  userId: row.user_id,
  username: row.username,
  firstJoinedAt: new Date(row.first_joined_at),
  leftAt: toTime(row.left_at),
  isActive: row.is_active,
})
