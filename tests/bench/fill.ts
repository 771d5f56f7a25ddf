import type { Pool } from 'pg'
import { newId } from '../standin/world/new-id.ts'

/** Puts tasks into the first checklist of an incident. @returns their ids. */
export async function addTasks(pool: Pool, incidentId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId)
  await pool.query(
    `insert into incident_collaboration.task (id, incident_id, checklist_id, title, position, create_at, update_at)
     select task.id, $1, checklist.id, 'Task ' || task.place, task.place * 65536, 1, 1
     from unnest($2::text[]) with ordinality task(id, place),
       lateral (select id from incident_collaboration.checklist where incident_id = $1 order by position limit 1) checklist`,
    [incidentId, ids],
  )
  await pool.query('update incident_collaboration.incident set num_tasks = num_tasks + $2 where id = $1', [
    incidentId,
    count,
  ])
  return ids
}

/** Puts entries on record. */
export async function addEntries(pool: Pool, incidentId: string, count: number): Promise<void> {
  await pool.query(
    `insert into incident_collaboration.timeline_event (id, incident_id, event_at, create_at, event_type, summary)
     select id, $1, place, place, 'task_state_modified', 'checked off a task ' || place
     from unnest($2::text[]) with ordinality entry(id, place)`,
    [incidentId, Array.from({ length: count }, newId)],
  )
}

/** Where the incident takes place. */
export async function channelOf(pool: Pool, incidentId: string): Promise<string> {
  const { rows } = await pool.query<{ channel_id: string }>(
    'select channel_id from incident_collaboration.incident where id = $1',
    [incidentId],
  )
  return rows[0]?.channel_id ?? ''
}
