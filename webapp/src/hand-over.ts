import type { Api } from './api.ts'
import type { Store } from './host.ts'
import type { Notify } from './notify.ts'
import { failureOf } from './request.ts'
import { incidents, type HandOver } from './state/incidents.ts'

interface HandOverDeps {
  readonly api: Pick<Api, 'handOver'>
  readonly store: Store
  readonly notify: Notify
}

/** Makes somebody the commander. It shows at once; the last choice is sent last; a refused one disappears. */
export function makeHandOver({ api, store, notify }: HandOverDeps) {
  const last = new Map<string, Promise<void>>()
  let changes = 0

  return function handOver(incidentId: string, commanderId: string): Promise<void> {
    const change: HandOver = { incidentId, commanderId, change: ++changes }
    store.dispatch(incidents.actions.handingOver(change))
    const send = () => api.handOver(incidentId, commanderId)
    const done = (last.get(incidentId) ?? Promise.resolve()).then(send).then(
      (version) =>
        void store.dispatch(
          incidents.actions.handedOver({ handOver: change, ...(version === undefined ? {} : { version }) }),
        ),
      (error: unknown) => {
        store.dispatch(incidents.actions.handedOver({ handOver: change }))
        const failure = failureOf(error)
        notify.failed(
          { text: 'webapp.error.hand_over', failure },
          () => void handOver(incidentId, commanderId),
        )
      },
    )
    last.set(incidentId, done)
    return done
  }
}
