import type { Api } from './api.ts'
import type { Store } from './host.ts'
import type { Notify } from './notify.ts'
import { failureOf } from './request.ts'
import { incidents } from './state/incidents.ts'
import type { NamedTask } from './task-changes.ts'

interface RunDeps {
  readonly api: Pick<Api, 'runTask'>
  readonly store: Store
  readonly notify: Notify
}

/** Runs a task's command in the incident channel. Resolves when the run is known, done or refused. */
export const makeRun =
  ({ api, store, notify }: RunDeps) =>
  async (task: NamedTask, command: string): Promise<void> => {
    try {
      const answer = await api.runTask(task)
      store.dispatch(incidents.actions.answered({ incidentId: task.incidentId, answer }))
      notify.announce({ text: 'webapp.task.ran', values: { command } })
    } catch (error) {
      const values = { task: task.title }
      notify.failed({ text: 'webapp.error.run', values, failure: failureOf(error) })
    }
  }
