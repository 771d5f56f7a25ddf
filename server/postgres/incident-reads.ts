import type { Pool } from 'pg'

import type { Checklist } from '../domain/checklist.ts'
import type { IncidentRecord, Reads, StatusPost, StoredIncidentFacts } from '../usecases/ports.ts'
import { CHANNEL_STATE, INCIDENT_FACTS, incidentJoins, teamFacts, teamJoins } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import { LIVE_INCIDENT, toIncident, toStatus, type IncidentRow } from './incident-row.ts'
import { TASK_COLUMNS, toTask, type TaskRow } from './task-row.ts'
import { TIMELINE_COLUMNS, toTimelineEvent, type TimelineRow } from './timeline-row.ts'
import { toTime } from './times.ts'

/** Timeline events in one answer (data-model.md 2.1); one more is read to know whether there are older ones. */
const MOST_EVENTS = 1_000

/** One row with everything, so that reading an incident is one statement and one round trip. */
const RECORD = `
select ${LIVE_INCIDENT}, ${CHANNEL_STATE} as live_state,
  (select to_json(f) from (select ${teamFacts('i.team_id')}, ${INCIDENT_FACTS}) f) as facts,
  (select json_agg(found order by found.position, found.id) from (
    select id, title, position from checklist where incident_id = i.id and delete_at = 0
  ) found) as checklists,
  (select json_agg(found order by found.position, found.id) from (
    select ${TASK_COLUMNS}, position from task where incident_id = i.id and delete_at = 0
  ) found) as tasks,
  (select json_agg(found order by found.create_at, found.seq) from (
    select seq, post_id, status, author_user_id, create_at, edit_at, delete_at
    from status_update where incident_id = i.id and phase = 'posted'
  ) found) as status_posts,
  (select json_agg(found order by found.event_at, found.id) from (
    select ${TIMELINE_COLUMNS} from timeline_event where incident_id = i.id and delete_at = 0
    order by event_at desc, id desc limit ${MOST_EVENTS + 1}
  ) found) as timeline
from incident i
  ${teamJoins('$2::text', 'i.team_id')}
  ${incidentJoins('$2::text')}
where i.id = $1`

type ChecklistRow = Readonly<{ id: string; title: string }>
type StatusPostRow = Readonly<{
  post_id: string
  status: number
  author_user_id: string
  create_at: number
  edit_at: number
  delete_at: number
}>
/** `json_agg` of nothing is null. */
type RecordRow = IncidentRow &
  Readonly<{
    live_state: IncidentRecord['channelState']
    facts: StoredIncidentFacts
    checklists: readonly ChecklistRow[] | null
    tasks: readonly TaskRow[] | null
    status_posts: readonly StatusPostRow[] | null
    timeline: readonly TimelineRow[] | null
  }>

/** An incident with all that its page shows, and what the tables know of the person who asks. */
export async function findRecord(
  pool: Pool,
  incidentId: string,
  userId: string,
): ReturnType<Reads['findRecord']> {
  const values = [idParameter(incidentId), idParameter(userId)]
  const { rows } = await pool.query<RecordRow>({ name: 'incident-record', text: RECORD, values })
  const [row] = rows
  return row && { record: toRecord(row), facts: row.facts }
}

function toRecord(row: RecordRow): IncidentRecord {
  const timeline = row.timeline ?? []
  return {
    incident: toIncident(row),
    channelState: row.live_state,
    checklists: toChecklists(row.checklists ?? [], row.tasks ?? []),
    statusPosts: (row.status_posts ?? []).map(toStatusPost),
    timelineEvents: timeline.slice(-MOST_EVENTS).map(toTimelineEvent),
    isTimelineTruncated: timeline.length > MOST_EVENTS,
  }
}

function toChecklists(checklists: readonly ChecklistRow[], tasks: readonly TaskRow[]): Checklist[] {
  const tasksOf = Map.groupBy(tasks, (task) => task.checklist_id)
  return checklists.map(({ id, title }) => ({ id, title, tasks: (tasksOf.get(id) ?? []).map(toTask) }))
}

const toStatusPost = (row: StatusPostRow): StatusPost => ({
  id: row.post_id,
  status: toStatus(row.status),
  authorId: row.author_user_id,
  createAt: new Date(row.create_at),
  editAt: toTime(row.edit_at),
  deleteAt: toTime(row.delete_at),
})
