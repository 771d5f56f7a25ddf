import { Type, type Static } from 'typebox'

import { CLOSED, Id, OptionalId, Version } from './common.ts'
import { ChecklistSchema, TaskSchema, TaskStateName } from './incident.ts'

/** What a client got from us with a task and sends back, whatever it holds. */
const Ignored = Type.Optional(Type.Unknown({ description: 'Ignored.' }))
const IGNORED_OF_TASK = {
  state_modified: Ignored,
  state_modified_post_id: Ignored,
  assignee_modified: Ignored,
  assignee_modified_post_id: Ignored,
  command_last_run: Ignored,
}

/** Lengths are judged after trimming, so not here: domain/task-texts.ts. */
const Description = Type.Optional(Type.String())
const Command = Type.Optional(Type.String({ description: 'A slash command, or empty.' }))

export const AddTask = Type.Object(
  {
    title: Type.String(),
    description: Description,
    command: Command,
    assignee_id: Type.Optional(OptionalId),
    state: Type.Optional(Type.Enum([''])),
    id: Ignored,
    ...IGNORED_OF_TASK,
  },
  CLOSED,
)
export type AddTask = Static<typeof AddTask>

/** At least one of the three texts; an absent one stays. */
export const EditTask = Type.Object(
  {
    title: Type.Optional(Type.String()),
    description: Description,
    command: Command,
    id: Type.Optional(OptionalId),
    state: Type.Optional(TaskStateName),
    assignee_id: Type.Optional(OptionalId),
    ...IGNORED_OF_TASK,
  },
  CLOSED,
)
export type EditTask = Static<typeof EditTask>

export const SetTaskState = Type.Object({ new_state: TaskStateName }, CLOSED)

export const AssignTask = Type.Object({ assignee_id: OptionalId }, CLOSED)

/** Without a checklist it stays in its own; before none = last. */
export const MoveTask = Type.Object(
  {
    checklist_id: Type.Optional(Id),
    before_task_id: OptionalId,
  },
  CLOSED,
)

const Place = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

/** Places in one checklist, counted from 0; `new_location` is where the task stands afterwards. */
export const ReorderTask = Type.Object({ item_num: Place, new_location: Place }, CLOSED)

export const ChecklistTitle = Type.Object({ title: Type.String() }, CLOSED)

/** Before none = last. */
export const MoveChecklist = Type.Object({ before_checklist_id: OptionalId }, CLOSED)

export const VersionAnswer = Type.Object({ version: Version })

export const ChecklistAnswer = Type.Object({ version: Version, checklist: ChecklistSchema })

export const TaskAnswer = Type.Object({ version: Version, task: TaskSchema })

/** The trigger id is the host's, for a dialog that the command may open. */
const TriggerId = Type.String()

export const RunAnswer = Type.Object({ version: Version, task: TaskSchema, trigger_id: TriggerId })

export const RunAtPlaceAnswer = Type.Object({ trigger_id: TriggerId })
