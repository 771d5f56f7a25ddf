import type { Pool } from 'pg'

import type { Statistics, StatisticsStore } from '../usecases/ports/statistics.ts'
import { idParameter } from './id-parameter.ts'
import { parameters } from './parameters.ts'
import { sightOf } from './visible-incidents.ts'

type Days = Pick<Statistics, 'activeIncidents' | 'peopleInIncidents'>

const DAYS = 14
const DAY_MS = 86_400_000

/**
 * What was going on day by day, in one statement. Days are the bits of a number, bit 0 the 24 hours that end now, so
 * that days in common are an `and`, and all days of a person an `or`.
 *
 * An incident was ongoing from its start, and from each update that says so, to the next update: it may have been
 * ended and started again. People were in a channel as its history says; of a channel that is gone as we know.
 */
export async function findDays(
  pool: Pool,
  { viewer, teamId, now }: Parameters<StatisticsStore['compute']>[0],
): Promise<Days> {
  const { values, given } = parameters()
  const { ctes, ofTeam, canSeeOne } = sightOf(viewer, teamId, given)
  const [at, team] = [`${given(now.getTime())}::bigint`, given(idParameter(teamId))]
  const text = `
with ${ctes}, recent as materialized (
  select i.id, i.channel_id, i.create_at from incident i
  where ${ofTeam} and (i.status in (1, 2) or i.end_at > ${at} - ${DAYS * DAY_MS}) and ${canSeeOne}
), step as (
  select id, create_at as begin_at, 1 as status, 0 as seq from recent
  union all
  select recent.id, said.create_at, said.status, said.seq
  from recent join status_update said
    on said.incident_id = recent.id and said.phase = 'posted' and said.delete_at = 0
), span as (
  select id, status, begin_at, lead(begin_at) over (partition by id order by begin_at, seq) as end_at from step
), active as materialized (
  select recent.id, recent.channel_id, bit_or(${daysOf('begin_at', 'end_at', at)}) as days
  from span join recent using (id) where status in (1, 2) group by recent.id, recent.channel_id
), inside as materialized (
  select joined.channelid, joined.userid
  from active join channelmembers joined on joined.channelid = active.channel_id
), stay as (
  select history.userid as user_id, active.days & ${daysOf('history.jointime', LEFT_AT, at)} as days
  from active
    join channelmemberhistory history on history.channelid = active.channel_id
    left join inside joined on joined.channelid = history.channelid and joined.userid = history.userid
    left join teammembers membership on membership.teamid = ${team} and membership.userid = history.userid
  union all
  select known.user_id, active.days & ${daysOf('known.first_joined_at', 'nullif(known.left_at, 0)', at)}
  from active join participant known on known.incident_id = active.id
  where (select one.type from channels one where one.id = active.channel_id) is null
), person as materialized (
  select user_id, bit_or(days) as days from stay
  where not exists (select from bots where bots.userid = stay.user_id) group by user_id
)
select
  (select ${perDay} from active) as "activeIncidents",
  (select ${perDay} from person) as "peopleInIncidents"`
  const { rows } = await pool.query<Days>({ text, values })
  const [days] = rows
  if (!days) throw new Error('A statement that always has a row had none.')
  return days
}

/** Leaving the team leaves the row open; the team knows when that was. */
const LEFT_AT = `case
    when history.leavetime is not null then history.leavetime
    when joined.userid is not null and membership.deleteat = 0 then null
    else greatest(membership.deleteat, history.jointime) end`

/** The days, as bits, that a time touches which begins at one moment and ends before another one, or not at all. */
const daysOf = (begin: string, end: string, now: string): string => `case when ${begin} > ${now} then 0 else
    ((2 << least((${now} - ${begin}) / ${DAY_MS}, ${DAYS - 1})::int) - 1)
    & ~((1 << least(greatest((${now} - coalesce(${end}, ${now})) / ${DAY_MS}, 0), ${DAYS})::int) - 1) end`

/** How many rows have each of the days, in one pass. */
const perDay = `array[${Array.from({ length: DAYS }, (_nothing, day) => `count(*) filter (where days & ${1 << day} <> 0)`).join(', ')}]::int[]`
