import type { Pool } from 'pg'

import type { Person } from '../usecases/ports/people.ts'
import type { Reads } from '../usecases/ports/reads.ts'
import { IS_GUEST, teamJoins } from './facts.ts'
import { idParameter } from './id-parameter.ts'

/** Guests know of nobody but those in the channels they share. */
const PERSON_NAMED = `
select found.id, found.username, coalesce(found.firstname, '') as "firstName",
  coalesce(found.lastname, '') as "lastName", coalesce(nullif(found.locale, ''), 'en') as locale
from (select) nothing
  ${teamJoins('$1::text', '$2::text')}
  join users found on found.username = any ($4::text[]) and found.deleteat = 0
  join teammembers joined on joined.teamid = $2 and joined.userid = found.id and joined.deleteat = 0
where not exists (select from bots where bots.userid = found.id)
  and (not ${IS_GUEST} or exists (select from channelmembers shared
    where shared.channelid = $3 and shared.userid = found.id))
order by array_position($4::text[], found.username::text) limit 1`

/** An active person, no bot, of the incident's team, by the first of the names that somebody has. */
export async function findPersonNamed(
  pool: Pool,
  { askerId, incident, names }: Parameters<Reads['findPersonNamed']>[0],
): Promise<Person | undefined> {
  const ids = [askerId, incident.teamId, incident.channelId].map(idParameter)
  const { rows } = await pool.query<Person>(PERSON_NAMED, [...ids, names.map(idParameter)])
  return rows[0]
}
