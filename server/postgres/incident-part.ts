import type { Pool } from 'pg'

import type { StoredIncidentFacts } from '../usecases/ports/changes.ts'
import type { PartOf } from '../usecases/ports/incident-parts.ts'
import { INCIDENT_FACTS, incidentJoins, teamFacts, teamJoins } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import { parameters, type Given } from './parameters.ts'

/**
 * Something that belongs to an incident, in one statement with what the tables know of the person who asks.
 *
 * @param part One JSON value; it may speak of the incident as `i` and of its channel as `channel`.
 */
export async function findPart<Part>(
  pool: Pool,
  { incidentId, userId }: PartOf,
  part: (given: Given) => string,
): Promise<{ readonly part: Part; readonly facts: StoredIncidentFacts } | undefined> {
  const { values, given } = parameters()
  const [id, user] = [given(idParameter(incidentId)), `${given(idParameter(userId))}::text`]
  const text = `
select ${part(given)} as part,
  (select to_json(known) from (select ${teamFacts('i.team_id')}, ${INCIDENT_FACTS}) known) as facts
from incident i ${teamJoins(user, 'i.team_id')} ${incidentJoins(user)}
where i.id = ${id}`
  const { rows } = await pool.query<{ part: Part; facts: StoredIncidentFacts }>({ text, values })
  return rows[0]
}
