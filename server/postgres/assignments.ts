import type { Pool } from 'pg'

import type { Assignments } from '../usecases/ports/assignments.ts'
import type { Database } from './database.ts'
import { idParameter } from './id-parameter.ts'
import { orUnavailable } from './or-unavailable.ts'

export const makeAssignments = ({ pool }: Pick<Database, 'pool'>): Assignments => ({
  isToBeTold: (question) => orUnavailable(isToBeTold(pool, question)),
  countMessages: (question) => orUnavailable(countMessages(pool, question)),
})

const IS_TO_BE_TOLD = `
select from task t join incident i on i.id = t.incident_id
join users person on person.id = t.assignee_id and person.deleteat = 0
join teammembers membership
  on membership.teamid = i.team_id and membership.userid = person.id and membership.deleteat = 0
join channelmembers joined on joined.channelid = i.channel_id and joined.userid = person.id
where t.id = $1 and t.incident_id = $2 and t.assignee_id = $3 and t.delete_at = 0 and not exists (
  select from user_preference p
  where p.user_id = person.id and p.name = 'assignment_messages' and p.value = 'false')`

async function isToBeTold(
  pool: Pool,
  { incidentId, taskId, userId }: Parameters<Assignments['isToBeTold']>[0],
): Promise<boolean> {
  const values = [taskId, incidentId, userId].map(idParameter)
  const { rows } = await pool.query({ name: 'is-to-be-told', text: IS_TO_BE_TOLD, values })
  return rows.length > 0
}

/** Only posts by bots count: anybody may put properties on a post of their own. */
const COUNT_MESSAGES = `
select count(*)::int as count from posts join bots on bots.userid = posts.userid
where posts.channelid = $1 and posts.deleteat = 0 and posts.createat > $2
  and posts.props ->> 'incident_kind' = 'assignment' and posts.props ->> 'incident_id' = $3`

async function countMessages(
  pool: Pool,
  { channelId, incidentId, since }: Parameters<Assignments['countMessages']>[0],
): Promise<number> {
  const values = [idParameter(channelId), since.getTime(), idParameter(incidentId)]
  const { rows } = await pool.query<{ count: number }>({
    name: 'count-messages',
    text: COUNT_MESSAGES,
    values,
  })
  return rows[0]?.count ?? 0
}
