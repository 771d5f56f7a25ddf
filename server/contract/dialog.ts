import { Type } from 'typebox'

import { CLOSED } from './common.ts'

/** The elements of the start dialog. What is missing is told at its element, not refused here. */
const StartValues = Type.Object(
  {
    playbookID: Type.Optional(Type.String({ description: 'An id, or `none`.' })),
    incidentName: Type.Optional(Type.String()),
    incidentDescription: Type.Optional(Type.String()),
  },
  CLOSED,
)

/**
 * What the host posts for a submitted or cancelled dialog; fields that a later host adds are ignored. Only `state`, `submission` and `cancelled` count;
 * `submission` is null when the dialog was cancelled.
 *
 * Source: mattermost server/public, model/integration_action.go, SubmitDialogRequest.
 */
export const StartSubmission = Type.Object({
  type: Type.Optional(Type.String()),
  url: Type.Optional(Type.String()),
  callback_id: Type.Optional(Type.String()),
  state: Type.String({ description: 'As it was given out, signed.' }),
  user_id: Type.Optional(Type.String({ description: 'Refused unless it is the caller.' })),
  channel_id: Type.Optional(Type.String()),
  team_id: Type.Optional(Type.String()),
  submission: Type.Union([StartValues, Type.Null()]),
  cancelled: Type.Optional(Type.Boolean()),
})

/** Keeps the dialog open: texts by element, or one for the whole dialog. */
export const DialogRefusal = Type.Object({
  errors: Type.Optional(Type.Record(Type.String(), Type.String())),
  error: Type.Optional(Type.String()),
})
