import type { IncidentUpdated } from '../../server/contract/events.ts'
import type { Store } from './host.ts'
import type { Notify } from './notify.ts'
import { findIncident, openTab, shownIncidentId } from './state/selectors.ts'
import { selectWishes } from './state/wishes.ts'

interface HearingDeps {
  readonly store: Store
  readonly notify: Notify
}

/** Reads out what others tick in the tasks on screen; before the event is applied. */
export function announceTicks(event: IncidentUpdated, { store, notify }: HearingDeps): void {
  const state = store.getState()
  if (shownIncidentId(state) !== event.incident_id || openTab(state) !== 'tasks') return
  const known = findIncident(state, event.incident_id)?.checklists.flatMap(({ items }) => items) ?? []
  const own = selectWishes(state).map(({ taskId }) => taskId)
  for (const task of event.tasks ?? []) {
    const before = known.find(({ id }) => id === task.id)
    if (!before || before.state === task.state || own.includes(task.id)) continue
    const text = task.state === 'closed' ? 'webapp.tasks.checked' : 'webapp.tasks.unchecked'
    notify.announce({ text, values: { task: task.title } })
  }
}
