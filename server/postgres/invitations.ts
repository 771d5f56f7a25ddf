import type { Pool } from 'pg'

import type { Invitations, Uninvited } from '../usecases/ports/invitations.ts'
import type { Database } from './database.ts'
import { idParameter } from './id-parameter.ts'
import { orUnavailable } from './or-unavailable.ts'

export const makeInvitations = ({ pool }: Database): Invitations => ({
  findInvitable: (incidentId, userIds) => orUnavailable(findInvitable(pool, incidentId, userIds)),
  findUninvited: (incidentId) => orUnavailable(findUninvited(pool, incidentId)),
})

/** The history has a row for everybody who came, also of those who have left (Mattermost 11.6, AddUserToChannel). */
const wasIn = (userId: string): string => `(
  exists (select from channelmembers where channelid = i.channel_id and userid = ${userId})
  or exists (select from channelmemberhistory where channelid = i.channel_id and userid = ${userId}))`

const INVITABLE = `
select person.id
from incident i
  cross join unnest($2::text[]) with ordinality as invited (id, position)
  join users person on person.id = invited.id and person.deleteat = 0
  join teammembers joined on joined.teamid = i.team_id and joined.userid = person.id and joined.deleteat = 0
where i.id = $1 and not exists (select from bots where bots.userid = person.id) and not ${wasIn('person.id')}
order by invited.position`

async function findInvitable(
  pool: Pool,
  incidentId: string,
  userIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'invitable',
    text: INVITABLE,
    values: [idParameter(incidentId), userIds.map(idParameter)],
  })
  return rows.map(({ id }) => id)
}

const UNINVITED = `
select coalesce(array_agg(person.username::text order by person.username) filter (where person.id is not null), '{}')
    as people,
  count(*) filter (where person.id is null) as "numUnknown"
from incident i
  cross join unnest(i.invited_user_ids) as invited (id)
  left join users person on person.id = invited.id
where i.id = $1 and not ${wasIn('invited.id')}`

async function findUninvited(pool: Pool, incidentId: string): Promise<Uninvited> {
  const { rows } = await pool.query<Uninvited>({
    name: 'uninvited',
    text: UNINVITED,
    values: [idParameter(incidentId)],
  })
  const [row] = rows
  if (!row) throw new Error('A statement that always has a row had none.')
  return row
}
