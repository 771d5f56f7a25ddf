import type { Pool } from 'pg'

import type { Statistics, StatisticsStore } from '../usecases/ports/statistics.ts'
import { idParameter } from './id-parameter.ts'
import { parameters } from './parameters.ts'
import { sightOf } from './visible-incidents.ts'

type Present = Pick<Statistics, 'reported' | 'active' | 'activeParticipants' | 'averageDurationMinutes'>

/** What is going on now, in one statement. */
export async function findPresent(
  pool: Pool,
  { viewer, teamId, now }: Parameters<StatisticsStore['compute']>[0],
): Promise<Present> {
  const { values, given } = parameters()
  const { ctes, ofTeam, canSeeOne } = sightOf(viewer, teamId, given)
  const text = `
with ${ctes}, ongoing as materialized (
  select i.channel_id, i.status, i.create_at from incident i
  where ${ofTeam} and i.status in (1, 2) and ${canSeeOne}
), present as (
  select distinct joined.userid from ongoing join channelmembers joined on joined.channelid = ongoing.channel_id
)
select count(*) filter (where status = 1) as reported, count(*) filter (where status = 2) as active,
  coalesce(round(avg(greatest(${given(now.getTime())}::bigint - create_at, 0)) / 60000), 0)::bigint
    as "averageDurationMinutes",
  (
    select count(*) from present
      join users person on person.id = present.userid and person.deleteat = 0
      join teammembers membership on membership.userid = present.userid
        and membership.teamid = ${given(idParameter(teamId))} and membership.deleteat = 0
    where not exists (select from bots where bots.userid = present.userid)
  ) as "activeParticipants"
from ongoing`
  const { rows } = await pool.query<Present>({ text, values })
  const [present] = rows
  if (!present) throw new Error('A statement that always has a row had none.')
  return present
}
