import type { Pool } from 'pg'

import type { RetrospectiveRequests } from '../usecases/ports/retrospectives.ts'
import type { Database } from './database.ts'
import { CHANNEL_STATE, listAllows } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import { orUnavailable } from './or-unavailable.ts'
import { toPayloads } from './outbox-payload.ts'
import { fromTime } from './times.ts'

export const makeRetrospectiveRequests = ({ pool }: Pick<Database, 'pool'>): RetrospectiveRequests => ({
  due: (now, limit) => orUnavailable(findDue(pool, now, limit)),
  askAgain: (due, next) => orUnavailable(askAgain(pool, due, next)),
  standing: (question) => orUnavailable(findStanding(pool, question)),
  commanderOf: (incidentId) => orUnavailable(findCommander(pool, incidentId)),
})

const DUE = `
select i.id, i.retrospective_reminder_at as "dueAt", i.end_at as "endAt",
  i.retrospective_reminder_interval_seconds as seconds, ${CHANNEL_STATE} as state
from incident i
  join teams on teams.id = i.team_id and teams.deleteat = 0
  left join channels channel on channel.id = i.channel_id
where i.retrospective_reminder_at > 0 and i.retrospective_reminder_at <= $1 and i.phase = 'started'
  and ${listAllows('enabled_team_ids', 'i.team_id')}
order by i.retrospective_reminder_at, i.id limit $2`

type DueRow = Readonly<{ id: string; dueAt: number; endAt: number; seconds: number; state: string }>

async function findDue(...[pool, now, limit]: [Pool, Date, number]) {
  const values = [now.getTime(), limit]
  const { rows } = await pool.query<DueRow>({ name: 'due-retrospectives', text: DUE, values })
  return rows.map(({ id, dueAt, endAt, seconds, state }) => ({
    incidentId: id,
    dueAt: new Date(dueAt),
    endAt: new Date(endAt),
    intervalSeconds: seconds,
    isChannelOpen: state === 'open',
  }))
}

const ASK_AGAIN = `
with asked as (
  update incident set retrospective_reminder_at = $3
  where id = $1 and retrospective_reminder_at = $2 and end_at > 0
  returning id
), told as (
  insert into outbox (incident_id, kind, key, payload, create_at)
  select asked.id, entry ->> 'kind', entry ->> 'key', entry, $5
  from asked, jsonb_array_elements($4::jsonb) as entry
)
select from asked`

async function askAgain(pool: Pool, ...[due, next]: Parameters<RetrospectiveRequests['askAgain']>) {
  const { incidentId, dueAt } = due
  const entries = toPayloads(next.entry ? [next.entry] : [])
  const values = [idParameter(incidentId), dueAt.getTime(), fromTime(next.at), entries, next.now.getTime()]
  const { rowCount } = await pool.query({ name: 'ask-again', text: ASK_AGAIN, values })
  return rowCount === 1
}

/** Only posts by bots count: anybody may put properties on a post of their own. */
const STANDING = `
select posts.id from posts join bots on bots.userid = posts.userid
where posts.channelid = $1 and posts.deleteat = 0 and posts.createat >= $2
  and posts.props ->> 'incident_kind' = 'retrospective' and posts.props -> 'attachments' is not null
order by posts.createat`

async function findStanding(
  pool: Pool,
  { channelId, since }: Parameters<RetrospectiveRequests['standing']>[0],
): Promise<string[]> {
  const values = [idParameter(channelId), since.getTime()]
  const { rows } = await pool.query<{ id: string }>({ name: 'standing-requests', text: STANDING, values })
  return rows.map(({ id }) => id)
}

const COMMANDER = `
select coalesce(person.username, i.commander_user_id) as username,
  coalesce(person.deleteat = 0, false) and exists (
    select from channelmembers joined where joined.channelid = i.channel_id and joined.userid = person.id
  ) as "isHere"
from incident i left join users person on person.id = i.commander_user_id where i.id = $1`

async function findCommander(pool: Pool, incidentId: string) {
  const { rows } = await pool.query<{ username: string; isHere: boolean }>({
    name: 'commander-now',
    text: COMMANDER,
    values: [idParameter(incidentId)],
  })
  const [row] = rows
  if (!row) throw new Error(`There is no incident ${incidentId}.`)
  return row
}
