import type { TimelineEvent, TimelineEventType } from '../domain/timeline.ts'

/** A row of `timeline_event` as the JSON of a statement brings or takes it. */
export type TimelineRow = Readonly<{
  id: string
  event_at: number
  create_at: number
  event_type: TimelineEventType
  summary: string
  details: string
  post_id: string
  subject_user_id: string
  creator_user_id: string
}>

export const TIMELINE_COLUMNS =
  'id, event_at, create_at, event_type, summary, details, post_id, subject_user_id, creator_user_id'

/** For `jsonb_to_recordset`, in the order of {@link TIMELINE_COLUMNS}. */
export const TIMELINE_RECORD = `id text, event_at bigint, create_at bigint, event_type text, summary text,
  details text, post_id text, subject_user_id text, creator_user_id text`

export const toTimelineEvent = (row: TimelineRow): TimelineEvent => ({
  id: row.id,
  eventAt: new Date(row.event_at),
  createAt: new Date(row.create_at),
  type: row.event_type,
  summary: row.summary,
  details: row.details,
  postId: row.post_id,
  subjectId: row.subject_user_id,
  creatorId: row.creator_user_id,
})

export const toTimelineRow = (event: TimelineEvent): TimelineRow => ({
  id: event.id,
  event_at: event.eventAt.getTime(),
  create_at: event.createAt.getTime(),
  event_type: event.type,
  summary: event.summary,
  details: event.details,
  post_id: event.postId,
  subject_user_id: event.subjectId,
  creator_user_id: event.creatorId,
})
