import type { Task, TaskState } from './checklist.ts'

type By = Readonly<{ by: string; at: Date }>

/** What a transition did; usecases/effects.ts says what follows from each. */
export type Fact = Started | ChangeFact

type Started = By & { readonly kind: 'incident_started' }

/** What one version step of an open incident can be about; people are ids, `""` = nobody. */
export type ChangeFact =
  | (By & { readonly kind: 'task_state_changed'; readonly task: Task; readonly from: TaskState })
  | (By & { readonly kind: 'task_assigned'; readonly task: Task; readonly from: string })
  | (By & { readonly kind: 'command_ran'; readonly task: Task })
  | (By & { readonly kind: 'incident_renamed' })
  | (By & { readonly kind: 'incident_described' })
  | (By & { readonly kind: 'commander_changed'; readonly from: string; readonly to: string })
