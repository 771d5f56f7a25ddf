import type { Pool } from 'pg'

import type { Comparison, Comparisons } from '../usecases/ports/comparisons.ts'
import type { Database } from './database.ts'
import { orUnavailable } from './or-unavailable.ts'

export const makeComparisonStore = ({ pool }: Database): Comparisons => ({
  compare: (afterId, limit) => orUnavailable(compare(pool, afterId, limit)),
})

/** People in order, of one incident or channel at a time: so both are read along an index. */
const IN_CHANNEL = `array(
  select joined.userid::text from channelmembers joined
  where joined.channelid = i.channel_id and joined.userid <> all (array(select userid from bots))
  order by 1)`
const KNOWN = `array(
  select p.user_id from participant p where p.incident_id = i.id and p.left_at = 0 order by 1)`

/** Who left the team is in none of its channels, whatever rows are left there. */
const HAS_LEFT_TEAM = `exists (
  select from teammembers gone join participant p on p.user_id = gone.userid
  where gone.teamid = i.team_id and gone.deleteat > 0 and p.incident_id = i.id and p.left_at = 0)`

const COMPARE = `
with batch as materialized (
  select id, team_id, channel_id from incident
  where phase = 'started' and id > $1 order by id limit $2
)
select
  (select max(id) from batch) as "lastId",
  array(
    select i.id from batch i join channels channel on channel.id = i.channel_id
    where ${IN_CHANNEL} <> ${KNOWN} or ${HAS_LEFT_TEAM}
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
