import { Type } from 'typebox'

import { CLOSED, Id } from './common.ts'
import { IncidentSchema } from './incident.ts'
import { Direction, listOf, PAGING, severalOf } from './list.ts'

const IdOrMe = Type.String({ pattern: '^([a-z0-9]{26}|me)$', description: 'An id, or `me`.' })

/** Names of sorts, statuses and parts are judged where they are read: their case does not matter. */
export const IncidentListQuery = Type.Object(
  {
    team_id: Id,
    status: Type.Optional(severalOf('Reported, Active, Resolved, Archived, ongoing, ended.')),
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
    include: Type.Optional(severalOf('checklists, status_posts, timeline_events.')),
    sort: Type.Optional(
      Type.String({
        description: 'create_at, end_at, name, status, commander_user_id, team_id, id, update_at.',
      }),
    ),
    direction: Direction,
    ...PAGING,
  },
  CLOSED,
)

export const IncidentList = Type.Object({
  disabled: Type.Optional(Type.Boolean({ description: '`true` where the team is not enabled.' })),
  ...listOf(IncidentSchema).properties,
})
