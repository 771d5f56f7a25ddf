import type { Task } from '../../../server/contract/incident.ts'

export interface Progress {
  readonly done: number
  readonly all: number
}

export const progressOf = (tasks: readonly Task[]): Progress => ({
  done: tasks.filter(({ state }) => state === 'closed').length,
  all: tasks.length,
})
