import { Type, type Static } from 'typebox'

import { CLOSED, Count, Id, OptionalId, StatusName, Time } from './common.ts'
import { Direction, PAGING, severalOf } from './list.ts'

/** Answers to what is asked about one incident beside the incident itself. */
export const MetadataSchema = Type.Object({
  channel_name: Type.String(),
  channel_display_name: Type.String(),
  team_name: Type.String(),
  num_members: Type.Integer({ minimum: 0, description: 'People who were ever in the channel, no bots.' }),
  num_active_participants: Type.Integer({
    minimum: 0,
    description: 'Those of them who posted, commanded, or changed, assigned or ran a task.',
  }),
  total_posts: Type.Integer({
    minimum: 0,
    description: 'Messages by people and bots; no system messages, none that were deleted.',
  }),
})
export type Metadata = Static<typeof MetadataSchema>

export const ParticipantSchema = Type.Object({
  user_id: Id,
  username: Type.String({ description: 'Empty where the account is gone.' }),
  first_joined_at: Time,
  left_at: Type.Integer({ minimum: 0, description: 'Milliseconds since 1970 UTC; 0 = in the channel.' }),
  is_active: Type.Boolean({ description: 'Posted, commanded, or changed, assigned or ran a task.' }),
})
export type Participant = Static<typeof ParticipantSchema>

export const WelcomeViewed = Type.Object({
  viewed: Type.Boolean({
    description: 'Shown now or before, or there is none. `false`: it could not be shown, ask again.',
  }),
})

export const StatusUpdateSchema = Type.Object({
  id: Id,
  post_id: OptionalId,
  status: StatusName,
  old_status: StatusName,
  message: Type.String({ description: 'As the post reads now.' }),
  message_missing: Type.Boolean({ description: 'The host no longer has the post.' }),
  author_user_id: Id,
  create_at: Time,
  edit_at: Time,
  reminder_seconds: Count,
  broadcast: Type.Enum(['none', 'pending', 'sent', 'failed']),
})
export type StatusUpdate = Static<typeof StatusUpdateSchema>

export const PartQuery = Type.Object(PAGING, CLOSED)

export const ParticipantsQuery = Type.Object(
  { present: Type.Optional(Type.Boolean({ description: 'Those who are in the channel now.' })), ...PAGING },
  CLOSED,
)

export const TimelineQuery = Type.Object(
  { types: Type.Optional(severalOf('Types of events; absent: all.')), direction: Direction, ...PAGING },
  CLOSED,
)
