import { Type, type Static } from 'typebox'

import { CLOSED, Id, StatusName, Time, Version } from './common.ts'
import { LIMITS } from './limits.ts'

/** Lengths are judged after trimming, so not here: {@link LIMITS}.statusMessage and .incidentDescription. */
export const PostStatus = Type.Object(
  {
    status: StatusName,
    message: Type.String(),
    description: Type.Optional(
      Type.String({ description: 'Absent: the overview stays as it is; present: not blank.' }),
    ),
    reminder: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: LIMITS.reminderSeconds.max,
        description: `Seconds until the next update is due; absent or 0: none, else at least ${LIMITS.reminderSeconds.min}.`,
      }),
    ),
  },
  CLOSED,
)
export type PostStatus = Static<typeof PostStatus>

/** What stands after the update; `reminder_at` is 0 where the status takes no reminder. */
export const StatusAnswer = Type.Object({
  status: Type.Literal('OK'),
  version: Version,
  post_id: Id,
  current_status: StatusName,
  end_at: Time,
  reminder_at: Time,
})
export type StatusAnswer = Static<typeof StatusAnswer>
