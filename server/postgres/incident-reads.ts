import type { Pool } from 'pg'

import type { StoredIncidentFacts } from '../usecases/ports/changes.ts'
import type { Reads } from '../usecases/ports/reads.ts'
import { INCIDENT_FACTS, incidentJoins, teamFacts, teamJoins } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import { LIVE_INCIDENT } from './incident-row.ts'
import { CHECKLISTS, STATUS_POSTS, timeline, toRecord, type RecordRow } from './record-row.ts'

/** Timeline events in one answer (data-model.md 2.1). */
const MOST_EVENTS = 1_000

/** One row with everything, so that reading an incident is one statement and one round trip. */
const RECORD = `
select ${LIVE_INCIDENT},
  (select to_json(f) from (select ${teamFacts('i.team_id')}, ${INCIDENT_FACTS}) f) as facts,
  ${CHECKLISTS}, ${STATUS_POSTS}, ${timeline(MOST_EVENTS)}
from incident i
  ${teamJoins('$2::text', 'i.team_id')}
  ${incidentJoins('$2::text')}
where i.id = $1`

/** An incident with all that its page shows, and what the tables know of the person who asks. */
export async function findRecord(
  pool: Pool,
  incidentId: string,
  userId: string,
): ReturnType<Reads['findRecord']> {
  const values = [idParameter(incidentId), idParameter(userId)]
  const { rows } = await pool.query<RecordRow & { readonly facts: StoredIncidentFacts }>({
    name: 'incident-record',
    text: RECORD,
    values,
  })
  const [row] = rows
  return row && { record: toRecord(row, MOST_EVENTS), facts: row.facts }
}
