export const TIMELINE_EVENT_TYPES = [
  'incident_created',
  'status_updated',
  'status_update_deleted',
  'commander_changed',
  'task_state_modified',
  'assignee_changed',
  'ran_slash_command',
  'event_from_post',
  'user_joined_left',
  'published_retrospective',
  'canceled_retrospective',
] as const

export type TimelineEventType = (typeof TIMELINE_EVENT_TYPES)[number]

/** What a person says of a message that they put on record. */
export const ENTRY_SUMMARY = { field: 'summary', label: 'The summary', min: 1, max: 256 }

/** One entry of the record of what happened. */
export type TimelineEvent = Readonly<{
  id: string
  eventAt: Date
  createAt: Date
  type: TimelineEventType
  /** At most 256 code points. */
  summary: string
  details: string
  postId: string
  subjectId: string
  creatorId: string
}>
