import type { Pool } from 'pg'

import type { Comparison, Comparisons } from '../usecases/ports/comparisons.ts'
import type { Database } from './database.ts'
import { orUnavailable } from './or-unavailable.ts'

export const makeComparisonStore = ({ pool }: Database): Comparisons => ({
  compare: (afterId, limit) => orUnavailable(compare(pool, afterId, limit)),
})

const isIn = (userId: string): string => `exists (
    select from channelmembers here join teammembers in_team
      on in_team.teamid = i.team_id and in_team.userid = here.userid and in_team.deleteat = 0
    where here.channelid = i.channel_id and here.userid = ${userId})`

/** Everything is looked up from the few incidents of `batch`. Who left the team is in none of its channels. */
const COMPARE = `
with batch as materialized (
  select id, team_id, channel_id from incident
  where phase = 'started' and id > $1 order by id limit $2
)
select
  (select max(id) from batch) as "lastId",
  array(
    select i.id from batch i join channels channel on channel.id = i.channel_id
    where exists (
      select from channelmembers joined
      where joined.channelid = i.channel_id and ${isIn('joined.userid')}
        and not exists (select from bots where bots.userid = joined.userid)
        and not exists (
          select from participant known
          where known.incident_id = i.id and known.user_id = joined.userid and known.left_at = 0))
      or exists (
        select from participant known
        where known.incident_id = i.id and known.left_at = 0 and not ${isIn('known.user_id')})
  ) as "withOtherMembers",
  array(
    select s.post_id from batch i
      join status_update s on s.incident_id = i.id and s.phase = 'posted' and s.delete_at = 0
      join posts on posts.id = s.post_id and posts.deleteat > 0
  ) as "deletedPostIds"`

async function compare(pool: Pool, afterId: string, limit: number): Promise<Comparison> {
  const { rows } = await pool.query<Omit<Comparison, 'lastId'> & { readonly lastId: string | null }>({
    name: 'compare-with-host',
    text: COMPARE,
    values: [afterId, limit],
  })
  const [row] = rows
  if (!row) throw new Error('A statement that always has a row had none.')
  return { ...row, lastId: row.lastId ?? undefined }
}
