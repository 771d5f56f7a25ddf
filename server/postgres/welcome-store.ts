import type { Pool } from 'pg'

import type { Newcomer, Welcomed, Welcomes } from '../usecases/ports/welcomes.ts'
import type { Database } from './database.ts'
import { listAllows } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import { orUnavailable } from './or-unavailable.ts'

export const makeWelcomeStore = ({ pool }: Pick<Database, 'pool'>): Welcomes => ({
  findWaiting: (question) => orUnavailable(findWaiting(pool, question)),
  findOwn: (newcomer) => orUnavailable(findOwn(pool, newcomer)),
  claim: (newcomers, at) => orUnavailable(claim(pool, newcomers, at)),
  putBack: (newcomers) => orUnavailable(putBack(pool, newcomers)),
})

/** An active member of a channel that is open, in a team where the product is on. */
const IS_SHOWABLE = `exists (
  select from incident i
    join teams on teams.id = i.team_id and teams.deleteat = 0
    join channels channel on channel.id = i.channel_id and channel.deleteat = 0
    join channelmembers joined on joined.channelid = channel.id and joined.userid = w.user_id
    join teammembers membership
      on membership.teamid = i.team_id and membership.userid = w.user_id and membership.deleteat = 0
    join users person on person.id = w.user_id and person.deleteat = 0
  where i.id = w.incident_id and i.phase = 'started' and ${listAllows('enabled_team_ids', 'i.team_id')})`

/** `of` limits it to one incident. */
const waiting = (of: string): string => `
select w.incident_id as "incidentId", w.user_id as "userId" from welcome_seen w
where w.seen_at = 0 and (w.user_id, w.incident_id) > ($1, $2) ${of} and ${IS_SHOWABLE}
order by w.user_id, w.incident_id limit $3`

async function findWaiting(
  pool: Pool,
  { incidentId, after, limit }: Parameters<Welcomes['findWaiting']>[0],
): Promise<readonly Newcomer[]> {
  const from = [idParameter(after?.userId ?? ''), idParameter(after?.incidentId ?? ''), limit]
  const { rows } = await pool.query<Newcomer>(
    incidentId === undefined
      ? { name: 'all-newcomers', text: waiting(''), values: from }
      : {
          name: 'newcomers',
          text: waiting('and w.incident_id = $4'),
          values: [...from, idParameter(incidentId)],
        },
  )
  return rows
}

const OWN = `
select ${IS_SHOWABLE} as "isShowable" from welcome_seen w
where w.incident_id = $1 and w.user_id = $2 and w.seen_at = 0`

async function findOwn(
  pool: Pool,
  { incidentId, userId }: Newcomer,
): Promise<{ isShowable: boolean } | undefined> {
  const { rows } = await pool.query<{ isShowable: boolean }>({
    name: 'own-welcome',
    text: OWN,
    values: [idParameter(incidentId), idParameter(userId)],
  })
  return rows[0]
}

const CLAIM = `
update welcome_seen w set seen_at = $3
from unnest($1::text[], $2::text[]) as newcomer (incident_id, user_id)
  join incident i on i.id = newcomer.incident_id
where w.incident_id = newcomer.incident_id and w.user_id = newcomer.user_id and w.seen_at = 0
returning w.incident_id as "incidentId", w.user_id as "userId", i.channel_id as "channelId",
  i.message_on_join as message`

async function claim(pool: Pool, newcomers: readonly Newcomer[], at: Date): Promise<readonly Welcomed[]> {
  const values = [...columnsOf(newcomers), at.getTime()]
  return (await pool.query<Welcomed>({ name: 'claim-welcomes', text: CLAIM, values })).rows
}

const PUT_BACK = `
update welcome_seen w set seen_at = 0 from unnest($1::text[], $2::text[]) as newcomer (incident_id, user_id)
where w.incident_id = newcomer.incident_id and w.user_id = newcomer.user_id`

async function putBack(pool: Pool, newcomers: readonly Newcomer[]): Promise<void> {
  await pool.query({ name: 'put-back-welcomes', text: PUT_BACK, values: columnsOf(newcomers) })
}

const columnsOf = (newcomers: readonly Newcomer[]): string[][] => [
  newcomers.map(({ incidentId }) => idParameter(incidentId)),
  newcomers.map(({ userId }) => idParameter(userId)),
]
