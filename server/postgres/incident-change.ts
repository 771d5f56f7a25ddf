import type { QueryConfig } from 'pg'

import type { IncidentChange } from '../usecases/ports/changes.ts'
import { toPayloads } from './outbox-payload.ts'
import { toTaskRow } from './task-row.ts'
import { TIMELINE_COLUMNS, TIMELINE_RECORD, toTimelineRow } from './timeline-row.ts'

/**
 * One version step in one statement: the incident, its task if one changed, the record and the outbox.
 *
 * Everything is written from `target`, so nothing is when the incident has another version or the task is not its
 * own. Of the task its state, assignee and last run are written; a post id stays while its change is the latest,
 * since it may have been filled in meanwhile. The answer, `steps`, is 1, or 0 when nothing was written.
 */
const WRITE = `
with target as (
  select i.id from incident i
  where i.id = $1 and i.version = $2 and ($3::text is null
    or exists (select from task t where t.id = $3 and t.incident_id = i.id and t.delete_at = 0))
), step as (
  update incident i set version = $2 + 1, update_at = $4, num_tasks = $5, num_tasks_closed = $6,
    commander_user_id = $16
  from target where i.id = target.id
  returning i.id
), worked_on as (
  update task t set update_at = $4, state = $7, state_modified = $8, assignee_id = $9, assignee_modified = $10,
    command_last_run = $11,
    state_modified_post_id = case when state_modified = $8 then state_modified_post_id else $12 end,
    assignee_modified_post_id = case when assignee_modified = $10 then assignee_modified_post_id else $13 end
  from target where t.id = $3
), recorded as (
  insert into timeline_event (incident_id, ${TIMELINE_COLUMNS})
  select target.id, event.* from target, jsonb_to_recordset($14::jsonb) as event (${TIMELINE_RECORD})
), told as (
  insert into outbox (incident_id, kind, key, payload, create_at)
  select target.id, payload ->> 'kind', payload ->> 'key', payload, $4
  from target, jsonb_array_elements($15::jsonb) with ordinality as entry (payload, position)
  order by position
)
select count(*) as steps from step`

/** The statement that writes this change; see {@link WRITE} for its answer. */
export function writingStatement({ incident, task, timelineEvents, outbox }: IncidentChange): QueryConfig {
  const row = task && toTaskRow(task)
  return {
    name: 'write-incident-change',
    text: WRITE,
    values: [
      incident.id,
      incident.version - 1,
      row?.id,
      incident.updateAt.getTime(),
      incident.numTasks,
      incident.numTasksClosed,
      row?.state,
      row?.state_modified,
      row?.assignee_id,
      row?.assignee_modified,
      row?.command_last_run,
      row?.state_modified_post_id,
      row?.assignee_modified_post_id,
      JSON.stringify(timelineEvents.map(toTimelineRow)),
      toPayloads(outbox),
      incident.commanderId,
    ],
  }
}
