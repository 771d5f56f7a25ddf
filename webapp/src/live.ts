import {
  EVENT_PREFIX,
  INCIDENT_CREATED,
  INCIDENT_UPDATED,
  INCIDENTS_CHANGED,
  type IncidentCreated,
  type IncidentsChanged,
  type IncidentUpdated,
} from '../../server/contract/events.ts'
import type { CatchUp } from './catch-up.ts'
import type { ClientIds } from './client-ids.ts'
import { announceTicks } from './hearing.ts'
import { followHost } from './host-events.ts'
import { currentTeamId, type Page, type Registry, type SocketEvent, type Store } from './host.ts'
import type { Lists } from './lists.ts'
import type { Navigation } from './navigation.ts'
import type { Notify } from './notify.ts'
import type { Panel } from './panel.ts'
import type { Reading } from './reading.ts'
import { isSeenFromOutside, openScope, shownIncidentId } from './state/selectors.ts'

export interface LiveDeps {
  readonly page: Page
  readonly store: Store
  readonly clientIds: ClientIds
  readonly catchUp: CatchUp
  readonly reading: Reading
  readonly lists: Lists
  readonly navigation: Navigation
  readonly notify: Notify
  readonly panel: Panel
}

/** Listens to the server's socket events, and to those of the host that change what one may see. */
export function followEvents(registry: Registry, deps: LiveDeps): void {
  registry.registerWebSocketEventHandler(`${EVENT_PREFIX}${INCIDENT_CREATED}`, (event) => {
    void followCreated(event, deps).catch(deps.page.reportError)
  })
  registry.registerWebSocketEventHandler(`${EVENT_PREFIX}${INCIDENT_UPDATED}`, (event) => {
    const updated = JSON.parse(event.data.payload) as IncidentUpdated // our own server wrote it
    announceTicks(updated, deps)
    void deps.catchUp.apply(updated)
  })
  registry.registerWebSocketEventHandler(`${EVENT_PREFIX}${INCIDENTS_CHANGED}`, (event) => {
    const { team_id } = JSON.parse(event.data.payload) as IncidentsChanged // our own server wrote it
    followTeam(team_id, deps)
  })
  followHost(registry, deps)
  registry.registerReconnectHandler(() => void deps.reading.readAgain())
}

/** The browser in which the incident was started goes to its channel; the person's other ones stay where they are. */
export async function followCreated(event: SocketEvent, deps: LiveDeps): Promise<void> {
  const { clientIds, navigation, panel, reading } = deps
  const created = JSON.parse(event.data.payload) as IncidentCreated // our own server wrote it
  const isOurs = clientIds.take(created.client_id)
  await Promise.all([
    reading.readJoined(created.channel_id),
    isOurs ? navigation.goToChannel(created.team_id, created.channel_id) : undefined,
  ])
  if (isOurs) panel.showForStart()
}

/** Not every browser asks at the same moment. */
const LONGEST_WAIT = 3000

/** Whoever looks at the team's list, or at an incident from outside, hears of changes only so. */
function followTeam(teamId: string, { page, store, lists, reading, panel }: LiveDeps): void {
  const read = () => {
    const state = store.getState()
    if (!panel.isOpen(state) || currentTeamId(state) !== teamId) return
    const shown = shownIncidentId(state)
    if (shown === undefined && openScope(state) === 'team') void lists.readList(teamId, 'team')
    if (shown !== undefined && isSeenFromOutside(state, shown)) void reading.readIncident(shown)
  }
  page.setTimeout(read, Math.random() * LONGEST_WAIT)
}
