import type { ClientBase } from 'pg'

import type { TimelineEvent } from '../domain/timeline.ts'
import type { Transaction } from '../usecases/ports/changes.ts'
import { idParameter } from './id-parameter.ts'
import { TIMELINE_COLUMNS, toTimelineEvent, type TimelineRow } from './timeline-row.ts'

const FIND = `
select ${TIMELINE_COLUMNS} from timeline_event
where incident_id = $1 and delete_at = 0 and (id = $2 or (post_id = $3 and post_id <> '')) limit 1`

/** A live entry of the record, by its id or its post. */
export async function findEntry(
  client: ClientBase,
  incidentId: string,
  which: Parameters<Transaction['findEntry']>[1],
): Promise<TimelineEvent | undefined> {
  const [id, postId] = 'id' in which ? [which.id, ''] : ['', which.postId]
  const values = [incidentId, id, postId].map(idParameter)
  const { rows } = await client.query<TimelineRow>({ name: 'find-entry', text: FIND, values })
  return rows[0] && toTimelineEvent(rows[0])
}
