/** What the product should hold, as plain data; knows nothing of stores. People are ids, `''` is nobody, times ms. */
export type World = Readonly<{
  incidents: readonly ModelIncident[]
  playbooks: readonly ModelPlaybook[]
  /** A setting. */
  mayStartWithoutPlaybook: boolean
  /** Who has turned off messages about assignments. */
  notTold: readonly string[]
}>

export type ModelIncident = Readonly<{
  id: string
  channelId: string
  isPublic: boolean
  version: number
  name: string
  description: string
  commander: string
  reporter: string
  playbookId: string
  createAt: number
  updateAt: number
  checklists: readonly ModelChecklist[]
  /** In the order in which they were posted. */
  updates: readonly ModelUpdate[]
  /** The record; joins and leaves are not in it. */
  entries: readonly ModelEntry[]
  /** 0 = none. */
  reminderAt: number
  isOverdue: boolean
  previousReminder: number
  /** `at` is when it was published or cancelled, 0 = neither. */
  retrospective: Readonly<{ text: string; at: number; by: string; isCanceled: boolean }>
  members: readonly string[]
}>

export type ModelChecklist = Readonly<{ id: string; title: string; tasks: readonly ModelTask[] }>

export type State = '' | 'in_progress' | 'closed'

type TaskTexts = Readonly<{ title: string; description: string; command: string }>

export type ModelTask = TaskTexts &
  Readonly<{
    id: string
    state: State
    stateAt: number
    assignee: string
    assigneeAt: number
    ranAt: number
  }>

export type Status = 'Reported' | 'Active' | 'Resolved' | 'Archived'

export type ModelUpdate = Readonly<{
  postId: string
  author: string
  status: Status
  at: number
  isDeleted: boolean
}>

export type ModelEntry = Readonly<{
  type: string
  at: number
  subject: string
  creator: string
  /** Of a person's post; `''` where the bot may have one. */
  postId: string
  /** `undefined` where the specification leaves the words open. */
  summary: string | undefined
}>

export type ModelPlaybook = Readonly<{
  id: string
  version: number
  title: string
  summary: string
  description: string
  isPublic: boolean
  members: readonly string[]
  /** Whether its incidents have public channels. */
  makesPublic: boolean
  checklists: readonly Readonly<{ title: string; tasks: readonly TaskTexts[] }>[]
  isDeleted: boolean
}>

export const isOngoing = (status: Status): boolean => status === 'Reported' || status === 'Active'

const live = ({ updates }: ModelIncident): readonly ModelUpdate[] =>
  updates.filter(({ isDeleted }) => !isDeleted)

/** data-model.md 3, rule 2. */
export const statusOf = (incident: ModelIncident): Status => live(incident).at(-1)?.status ?? 'Reported'

/** data-model.md 3, rule 3. */
export function endOf(incident: ModelIncident): number {
  let end = 0
  for (const update of live(incident).toReversed()) {
    if (isOngoing(update.status)) break
    end = update.at
  }
  return end
}

export const lastUpdateOf = (incident: ModelIncident): number => live(incident).at(-1)?.at ?? 0

export const tasksOf = ({ checklists }: Pick<ModelIncident, 'checklists'>): readonly ModelTask[] =>
  checklists.flatMap(({ tasks }) => tasks)

export const withIncident = (world: World, next: ModelIncident): World => ({
  ...world,
  incidents: world.incidents.map((incident) => (incident.id === next.id ? next : incident)),
})

export const withPlaybook = (world: World, next: ModelPlaybook): World => ({
  ...world,
  playbooks: world.playbooks.map((playbook) => (playbook.id === next.id ? next : playbook)),
})

/** One version step. */
export const stepped = (
  incident: ModelIncident,
  at: number,
  changes: Partial<ModelIncident>,
): ModelIncident => ({
  ...incident,
  ...changes,
  version: incident.version + 1,
  updateAt: at,
})

export const withTask = (incident: ModelIncident, next: ModelTask): Pick<ModelIncident, 'checklists'> => ({
  checklists: incident.checklists.map((checklist) => ({
    ...checklist,
    tasks: checklist.tasks.map((task) => (task.id === next.id ? next : task)),
  })),
})

/** In the order of the record. */
export const recorded = (
  incident: ModelIncident,
  entry: Partial<ModelEntry>,
): Pick<ModelIncident, 'entries'> => ({
  entries: [...incident.entries, { ...NO_ENTRY, ...entry }].toSorted((one, other) => one.at - other.at),
})

const NO_ENTRY: ModelEntry = { type: '', at: 0, subject: '', creator: '', postId: '', summary: undefined }
