import { EVENT_PREFIX, INCIDENT_CREATED, type IncidentCreated } from '../../server/contract/events.ts'
import type { ClientIds } from './client-ids.ts'
import type { Page, Registry, SocketEvent, Store } from './host.ts'
import { goToChannel } from './navigation.ts'

interface LiveDeps {
  readonly page: Page
  readonly store: Store
  readonly clientIds: ClientIds
}

/** Listens to the server's socket events. */
export function followEvents(registry: Registry, deps: LiveDeps): void {
  registry.registerWebSocketEventHandler(`${EVENT_PREFIX}${INCIDENT_CREATED}`, (event) => {
    void followCreated(event, deps).catch(deps.page.reportError)
  })
}

/** The browser in which the incident was started goes to its channel; the person's other ones stay where they are. */
export async function followCreated(event: SocketEvent, { page, store, clientIds }: LiveDeps): Promise<void> {
  const created = JSON.parse(event.data.payload) as IncidentCreated // our own server wrote it
  if (clientIds.take(created.client_id)) await goToChannel(page, store, created.team_id, created.channel_id)
}
