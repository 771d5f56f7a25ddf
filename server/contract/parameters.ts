import { Type } from 'typebox'

import { CLOSED, Id, OptionalId } from './common.ts'

export const IncidentParameters = Type.Object({ id: Id }, CLOSED)
export const ChannelParameters = Type.Object({ channel_id: Id }, CLOSED)
export const IncidentChannelParameters = Type.Object({ id: Id, channel_id: Id }, CLOSED)
export const TaskParameters = Type.Object({ id: Id, task_id: Id }, CLOSED)
export const ChecklistParameters = Type.Object({ id: Id, checklist_id: Id }, CLOSED)

/** Counted from 0 among what is not deleted. */
const Place = Type.String({ pattern: '^[0-9]{1,4}$', description: 'A number from 0, of one to four digits.' })

export const ChecklistPlaceParameters = Type.Object({ id: Id, c: Place }, CLOSED)
export const TaskPlaceParameters = Type.Object({ id: Id, c: Place, i: Place }, CLOSED)

/** What the host asks playbooks for the command line with; it adds parameters of its own. */
export const PlaybookSuggestionQuery = Type.Object({ team_id: Id })

export const OfTeam = Type.Object({ team_id: Id }, CLOSED)

export const NoQuery = Type.Object({}, CLOSED)

/** On every request that changes an incident: refused unless the incident has this version. */
export const ExpectedVersion = Type.Object(
  {
    version: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'Refused with `stale_version` unless the incident has this version.',
      }),
    ),
  },
  CLOSED,
)

/** `client_id` is of the browser that asks, `post_id` what the incident is started from. */
export const StartDialogQuery = Type.Object(
  { team_id: Id, post_id: Type.Optional(OptionalId), client_id: Type.Optional(OptionalId) },
  CLOSED,
)

export const TimelineDialogQuery = Type.Object({ team_id: Id, post_id: Id }, CLOSED)

/** What the host asks a suggestion list with; it adds parameters of its own. */
export const SuggestionQuery = Type.Object({ channel_id: Id })
