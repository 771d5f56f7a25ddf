import { Type } from 'typebox'

import { CLOSED, Count, Id } from './common.ts'
import { IncidentSchema } from './incident.ts'
import { LIMITS } from './limits.ts'

const IdOrMe = Type.String({ pattern: '^([a-z0-9]{26}|me)$', description: 'An id, or `me`.' })

/** Repeated, or separated by commas. */
const listOf = (description: string) =>
  Type.Union([
    Type.String({ description }),
    Type.Array(Type.String(), { maxItems: LIMITS.listParameterValues }),
  ])

/** Names of sorts, statuses and parts are judged where they are read: their case does not matter. */
export const IncidentListQuery = Type.Object(
  {
    team_id: Id,
    status: Type.Optional(listOf('Reported, Active, Resolved, Archived, ongoing, ended.')),
    commander_user_id: Type.Optional(IdOrMe),
    member_id: Type.Optional(IdOrMe),
    search_term: Type.Optional(Type.String({ description: 'In the name; 1 to 64 characters.' })),
    since: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'Changed at that time or later.',
      }),
    ),
    include: Type.Optional(listOf('checklists, status_posts, timeline_events.')),
    sort: Type.Optional(
      Type.String({
        description: 'create_at, end_at, name, status, commander_user_id, team_id, id, update_at.',
      }),
    ),
    direction: Type.Optional(Type.String({ description: 'asc or desc.' })),
    page: Type.Optional(Type.Integer({ minimum: 0, maximum: LIMITS.page })),
    per_page: Type.Optional(
      Type.Integer({ minimum: 0, maximum: LIMITS.perPage.max, description: 'Absent or 0: 100.' }),
    ),
    cursor: Type.Optional(Type.String({ description: 'The `next_cursor` of the page before.' })),
  },
  CLOSED,
)

export const IncidentList = Type.Object({
  disabled: Type.Optional(Type.Boolean({ description: '`true` where the team is not enabled.' })),
  total_count: Count,
  page_count: Count,
  has_more: Type.Boolean(),
  items: Type.Array(IncidentSchema),
  next_cursor: Type.String({ description: 'Empty at the end.' }),
})
