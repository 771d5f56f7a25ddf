import type { Api, TaskAnswer, TaskRef } from './api.ts'
import type { Store } from './host.ts'
import type { TextId } from './i18n.ts'
import type { Notify } from './notify.ts'
import { failureOf } from './request.ts'
import { incidents, type Wish } from './state/incidents.ts'

/** A task with the title that messages name it by. */
export interface NamedTask extends TaskRef {
  readonly title: string
}

/** What to do about a task, and the sentence that says that it could not be done. */
interface Change extends NamedTask {
  readonly fields: Wish['fields']
  readonly send: () => Promise<TaskAnswer>
  readonly onFailure: TextId
}

interface TaskChangesDeps {
  readonly api: Pick<Api, 'setTaskState' | 'assignTask'>
  readonly store: Store
  readonly notify: Notify
}

/**
 * Changes of tasks that show at once. Different tasks never wait for each other; changes of one task are sent in
 * order. A refused one disappears, which leaves the newest known state, and the person reads why.
 */
export function makeTaskChanges({ api, store, notify }: TaskChangesDeps) {
  const last = new Map<string, Promise<void>>()
  let changes = 0

  function change(wanted: Change): Promise<void> {
    const { incidentId, taskId, title, fields, send, onFailure } = wanted
    const wish: Wish = { incidentId, taskId, change: ++changes, fields }
    store.dispatch(incidents.actions.wished(wish))
    const before = last.get(taskId) ?? Promise.resolve()
    const done = before.then(send).then(
      (answer) => void store.dispatch(incidents.actions.granted({ wish, answer })),
      (error: unknown) => {
        store.dispatch(incidents.actions.refused(wish))
        const notice = { text: onFailure, values: { task: title }, failure: failureOf(error) }
        notify.failed(notice, () => void change(wanted))
      },
    )
    last.set(taskId, done)
    return done
  }

  return {
    setDone: (task: NamedTask, isDone: boolean) => {
      const state = isDone ? 'closed' : ''
      return change({
        ...task,
        fields: { state },
        send: () => api.setTaskState(task, state),
        onFailure: isDone ? 'webapp.error.check' : 'webapp.error.uncheck',
      })
    },
    /** @param assigneeId `''` for nobody. */
    assign: (task: NamedTask, assigneeId: string) =>
      change({
        ...task,
        fields: { assignee_id: assigneeId },
        send: () => api.assignTask(task, assigneeId),
        onFailure: 'webapp.error.assign',
      }),
  }
}
