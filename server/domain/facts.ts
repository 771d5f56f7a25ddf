import type { Task, TaskState } from './checklist.ts'

/** What a transition did; usecases/effects.ts says what follows from each. */
export type Fact =
  | { readonly kind: 'incident_started'; readonly by: string; readonly at: Date }
  | {
      readonly kind: 'task_state_changed'
      readonly task: Task
      readonly from: TaskState
      readonly by: string
      readonly at: Date
    }
