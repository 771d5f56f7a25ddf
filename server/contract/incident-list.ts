import { Type } from 'typebox'

import { CLOSED, Id } from './common.ts'
import { IncidentSchema } from './incident.ts'
import { LIMITS } from './limits.ts'
import { Direction, listOf, PAGING, severalOf } from './list.ts'

const IdOrMe = Type.String({ pattern: '^([a-z0-9]{26}|me)$', description: 'An id, or `me`.' })

/** Names of sorts, statuses and parts are judged where they are read: their case does not matter. */
export const LIST_FILTERS = {
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
  sort: Type.Optional(
    Type.String({
      description: 'create_at, end_at, name, status, commander_user_id, team_id, id, update_at.',
    }),
  ),
  direction: Direction,
}

export const IncidentListQuery = Type.Object(
  {
    ...LIST_FILTERS,
    include: Type.Optional(severalOf('checklists, status_posts, timeline_events.')),
    ...PAGING,
  },
  CLOSED,
)

export const IncidentChannelsQuery = Type.Object(
  {
    ...LIST_FILTERS,
    ...PAGING,
    per_page: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: LIMITS.perPage.max,
        description: `Absent or 0: all, up to ${LIMITS.channelsInAnswer}.`,
      }),
    ),
  },
  CLOSED,
)

export const TeamQuery = Type.Object({ team_id: Id }, CLOSED)

export const CommanderSchema = Type.Object({
  user_id: Id,
  username: Type.String({ description: 'Empty where the account is gone.' }),
})

export const IncidentList = Type.Object({
  disabled: Type.Optional(Type.Boolean({ description: '`true` where the team is not enabled.' })),
  ...listOf(IncidentSchema).properties,
})
