import type { IncidentUpdated } from '../../server/contract/events.ts'
import type { Api } from './api.ts'
import type { Store } from './host.ts'
import { failureOf } from './request.ts'
import { follows, incidents } from './state/incidents.ts'
import { findIncident } from './state/selectors.ts'

interface CatchUpDeps {
  readonly api: Pick<Api, 'incident'>
  readonly store: Store
  /** Lets 0 to 500 ms pass, so that not every browser asks at once. */
  readonly pause: () => Promise<void>
}

export type CatchUp = ReturnType<typeof makeCatchUp>

/** Applies events in the order of their versions; after a gap the incident is read once, whoever notices it. */
export function makeCatchUp({ api, store, pause }: CatchUpDeps) {
  const waiting = new Map<string, IncidentUpdated[]>()

  /** Shows the event, now or after what it shows to be missing was read. Resolves when it has caught up. */
  async function apply(event: IncidentUpdated): Promise<void> {
    const queue = waiting.get(event.incident_id)
    if (queue) return void queue.push(event)
    const known = findIncident(store.getState(), event.incident_id)
    if (!known) return mayBeBack(event) ? read(event.incident_id) : undefined
    if (event.version <= known.version) return
    if (!follows(known, event) || event.refetch) return read(event.incident_id)
    store.dispatch(incidents.actions.changed(event))
  }

  /** Events that come in meanwhile are applied after it. Never rejects: the next event or reconnect tries again. */
  async function read(id: string): Promise<void> {
    if (waiting.has(id)) return
    const queue: IncidentUpdated[] = []
    waiting.set(id, queue)
    await pause()
    const isRead = await readNow(id)
    waiting.delete(id)
    if (isRead) await Promise.all(queue.map(apply))
  }

  async function readNow(id: string): Promise<boolean> {
    try {
      store.dispatch(incidents.actions.received(await api.incident(id)))
      return true
    } catch (error) {
      if (isGone(failureOf(error).code)) store.dispatch(incidents.actions.gone(id))
      return false
    }
  }

  return { apply, read }
}

/** An ended incident that nobody here has looked at was restarted, as far as the event tells. */
const mayBeBack = ({ incident, refetch }: IncidentUpdated) => refetch === true || incident?.end_at === 0

/** Deleted and forbidden look the same from outside. */
const isGone = (code: string) => code === 'not_found' || code === 'forbidden'
