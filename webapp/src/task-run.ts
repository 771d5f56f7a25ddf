import type { Api } from './api.ts'
import type { Store } from './host.ts'
import { failureOf } from './request.ts'
import { incidents } from './state/incidents.ts'
import { rhs } from './state/rhs.ts'
import type { NamedTask } from './task-changes.ts'

/** Runs a task's command in the incident channel. Resolves when the run is known, done or refused. */
export const makeRun =
  (api: Pick<Api, 'runTask'>, store: Store) =>
  async (task: NamedTask, command: string): Promise<void> => {
    try {
      const answer = await api.runTask(task)
      store.dispatch(incidents.actions.answered({ incidentId: task.incidentId, answer }))
      store.dispatch(rhs.actions.announced({ text: 'webapp.task.ran', values: { command } }))
    } catch (error) {
      const values = { task: task.title }
      store.dispatch(rhs.actions.failed({ text: 'webapp.error.run', values, failure: failureOf(error) }))
    }
  }
