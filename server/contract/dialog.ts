import { Type, type TSchema } from 'typebox'

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

/** The elements of the status dialog; `reminder` is seconds as text. */
const StatusValues = Type.Object(
  {
    status: Type.Optional(Type.String()),
    description: Type.Optional(
      Type.String({ description: 'Blank or missing: the overview stays as it is.' }),
    ),
    message: Type.Optional(Type.String()),
    reminder: Type.Optional(Type.String()),
  },
  CLOSED,
)

/** The elements of the dialog that adds a task. */
const TaskValues = Type.Object(
  { name: Type.Optional(Type.String()), description: Type.Optional(Type.String()) },
  CLOSED,
)

/** The elements of the dialog that puts a message on record; `incident` is an id. */
const TimelineValues = Type.Object(
  { incident: Type.Optional(Type.String()), summary: Type.Optional(Type.String()) },
  CLOSED,
)

/**
 * What the host posts for a submitted or cancelled dialog; fields that a later host adds are ignored. Only `state`, `submission` and `cancelled` count;
 * `submission` is null when the dialog was cancelled.
 *
 * Source: mattermost server/public, model/integration_action.go, SubmitDialogRequest.
 */
const submissionOf = <Values extends TSchema>(values: Values) =>
  Type.Object({
    type: Type.Optional(Type.String()),
    url: Type.Optional(Type.String()),
    callback_id: Type.Optional(Type.String()),
    state: Type.String({ description: 'As it was given out, signed.' }),
    user_id: Type.Optional(Type.String({ description: 'Refused unless it is the caller.' })),
    channel_id: Type.Optional(Type.String()),
    team_id: Type.Optional(Type.String()),
    submission: Type.Union([values, Type.Null()]),
    cancelled: Type.Optional(Type.Boolean()),
  })

export const StartSubmission = submissionOf(StartValues)
export const StatusSubmission = submissionOf(StatusValues)
export const TaskSubmission = submissionOf(TaskValues)
export const TimelineSubmission = submissionOf(TimelineValues)

/** Keeps the dialog open: texts by element, or one for the whole dialog. */
export const DialogRefusal = Type.Object({
  errors: Type.Optional(Type.Record(Type.String(), Type.String())),
  error: Type.Optional(Type.String()),
})

const ServedElement = Type.Object({
  display_name: Type.String(),
  name: Type.String(),
  type: Type.Enum(['text', 'textarea', 'select']),
  subtype: Type.String(),
  default: Type.String(),
  placeholder: Type.String(),
  help_text: Type.String(),
  optional: Type.Boolean(),
  min_length: Type.Integer(),
  max_length: Type.Integer(),
  data_source: Type.String(),
  options: Type.Array(Type.Object({ text: Type.String(), value: Type.String() })),
})

/**
 * What the host's page takes to open a dialog without a trigger.
 *
 * Source: mattermost server/public, model/integration_action.go, OpenDialogRequest.
 */
export const ServedDialog = Type.Object({
  url: Type.String({ description: 'Where it is submitted.' }),
  dialog: Type.Object({
    callback_id: Type.String(),
    title: Type.String(),
    introduction_text: Type.String(),
    icon_url: Type.String(),
    elements: Type.Array(ServedElement),
    submit_label: Type.String(),
    notify_on_cancel: Type.Boolean(),
    state: Type.String(),
    source_url: Type.String(),
  }),
})
