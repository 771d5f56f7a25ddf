import {
  EVENT_PREFIX,
  INCIDENT_CREATED,
  INCIDENT_UPDATED,
  type IncidentCreated,
  type IncidentUpdated,
} from '../../server/contract/events.ts'
import type { CatchUp } from './catch-up.ts'
import type { ClientIds } from './client-ids.ts'
import { currentUserId, type Page, type Registry, type SocketEvent, type Store } from './host.ts'
import { announceTicks } from './hearing.ts'
import { goToChannel } from './navigation.ts'
import type { Reading } from './reading.ts'
import { incidents } from './state/incidents.ts'
import { rhsOf } from './state/selectors.ts'

export interface LiveDeps {
  readonly page: Page
  readonly store: Store
  readonly clientIds: ClientIds
  readonly catchUp: CatchUp
  readonly reading: Reading
  /** Shows the sidebar on the channel on screen. */
  readonly openSidebar: () => void
}

/** Listens to the server's socket events, and to those of the host that change what one may see. */
export function followEvents(registry: Registry, deps: LiveDeps): void {
  registry.registerWebSocketEventHandler(`${EVENT_PREFIX}${INCIDENT_CREATED}`, (event) => {
    void followCreated(event, deps).catch(deps.page.reportError)
  })
  registry.registerWebSocketEventHandler(`${EVENT_PREFIX}${INCIDENT_UPDATED}`, (event) => {
    const updated = JSON.parse(event.data.payload) as IncidentUpdated // our own server wrote it
    announceTicks(updated, deps.store)
    void deps.catchUp.apply(updated)
  })
  registry.registerWebSocketEventHandler<Membership>('user_added', (event) => {
    if (event.data.user_id === currentUserId(deps.store.getState())) void followJoined(event, deps)
  })
  registry.registerWebSocketEventHandler<Membership>('user_removed', (event) => followRemoved(event, deps))
  registry.registerReconnectHandler(() => void deps.reading.readAgain())
}

/** The browser in which the incident was started goes to its channel; the person's other ones stay where they are. */
export async function followCreated(
  event: SocketEvent,
  { page, store, clientIds, reading, openSidebar }: LiveDeps,
): Promise<void> {
  const created = JSON.parse(event.data.payload) as IncidentCreated // our own server wrote it
  const isOurs = clientIds.take(created.client_id)
  await Promise.all([
    readJoined(created.channel_id, { store, reading }),
    isOurs ? goToChannel(page, store, created.team_id, created.channel_id) : undefined,
  ])
  if (isOurs) openSidebar()
}

/** `channel_id` only for the removed person; others read it in the broadcast. */
interface Membership {
  readonly user_id?: string
  readonly channel_id?: string
}

const followJoined = async ({ broadcast }: SocketEvent<Membership>, deps: LiveDeps) => {
  if (broadcast?.channel_id) await readJoined(broadcast.channel_id, deps)
}

async function readJoined(channelId: string, { store, reading }: Pick<LiveDeps, 'store' | 'reading'>) {
  await reading.readChannel(channelId)
  const place = rhsOf(store.getState()).channels[channelId]
  if (place?.is === 'incident') store.dispatch(incidents.actions.joined(place.id))
}

/** Whether it may still be seen without being in it, the server says. */
function followRemoved({ data }: SocketEvent<Membership>, { store, reading }: LiveDeps): void {
  const place = data.channel_id === undefined ? undefined : rhsOf(store.getState()).channels[data.channel_id]
  if (place?.is !== 'incident') return
  store.dispatch(incidents.actions.left(place.id))
  void reading.readIncident(place.id)
}
