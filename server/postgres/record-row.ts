import type { Checklist } from '../domain/checklist.ts'
import type { IncidentRecord, StatusPost } from '../usecases/ports/reads.ts'
import { toIncident, toStatus, type IncidentRow } from './incident-row.ts'
import { TASK_COLUMNS, toTask, type TaskRow } from './task-row.ts'
import { TIMELINE_COLUMNS, toTimelineEvent, type TimelineRow } from './timeline-row.ts'
import { toTime } from './times.ts'

/** Lists of an incident as `i`, as JSON columns of one row. */
export const CHECKLISTS = `
  (select json_agg(found order by found.position, found.id) from (
    select id, title, position from checklist where incident_id = i.id and delete_at = 0
  ) found) as checklists,
  (select json_agg(found order by found.position, found.id) from (
    select ${TASK_COLUMNS} from task where incident_id = i.id and delete_at = 0
  ) found) as tasks`

export const STATUS_POSTS = `
  (select json_agg(found order by found.create_at, found.seq) from (
    select seq, post_id, status, author_user_id, create_at, edit_at, delete_at
    from status_update where incident_id = i.id and phase = 'posted'
  ) found) as status_posts`

/** The newest ones; one more is read to know whether there are older ones. */
export const timeline = (most: number): string => `
  (select json_agg(found order by found.event_at, found.id) from (
    select ${TIMELINE_COLUMNS} from timeline_event where incident_id = i.id and delete_at = 0
    order by event_at desc, id desc limit ${most + 1}
  ) found) as timeline`

type ChecklistRow = Readonly<{ id: string; title: string; position: number }>
type StatusPostRow = Readonly<{
  post_id: string
  status: number
  author_user_id: string
  create_at: number
  edit_at: number
  delete_at: number
}>

/** What {@link CHECKLISTS} brings. `json_agg` of nothing is null; what was not asked for is absent. */
export type ChecklistsRow = Readonly<{
  checklists?: readonly ChecklistRow[] | null
  tasks?: readonly TaskRow[] | null
}>

export type RecordRow = IncidentRow &
  ChecklistsRow &
  Readonly<{
    status_posts?: readonly StatusPostRow[] | null
    timeline?: readonly TimelineRow[] | null
  }>

/** @param mostEvents As given to {@link timeline}. */
export function toRecord(row: RecordRow, mostEvents: number): IncidentRecord {
  const timeline = row.timeline ?? []
  return {
    incident: toIncident(row),
    checklists: toChecklists(row),
    statusPosts: (row.status_posts ?? []).map(toStatusPost),
    timelineEvents: timeline.slice(-mostEvents).map(toTimelineEvent),
    isTimelineTruncated: timeline.length > mostEvents,
  }
}

export function toChecklists({ checklists, tasks }: ChecklistsRow): Checklist[] {
  const tasksOf = Map.groupBy(tasks ?? [], (task) => task.checklist_id)
  return (checklists ?? []).map((checklist) => ({
    ...checklist,
    tasks: (tasksOf.get(checklist.id) ?? []).map(toTask),
  }))
}

const toStatusPost = (row: StatusPostRow): StatusPost => ({
  id: row.post_id,
  status: toStatus(row.status),
  authorId: row.author_user_id,
  createAt: new Date(row.create_at),
  editAt: toTime(row.edit_at),
  deleteAt: toTime(row.delete_at),
})
