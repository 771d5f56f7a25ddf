import {
  EVENT_PREFIX,
  INCIDENT_CREATED,
  INCIDENT_UPDATED,
  INCIDENTS_CHANGED,
  PLAYBOOK_CREATED,
  PLAYBOOK_DELETED,
  PLAYBOOK_UPDATED,
  SETTINGS_CHANGED,
  type IncidentCreated,
  type IncidentsChanged,
  type IncidentUpdated,
  type TeamSignal,
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
import type { Signals } from './signals.ts'
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
  readonly signals: Signals
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
    if (team_id === currentTeamId(deps.store.getState())) deps.signals.sendSoon('incidents_changed')
  })
  deps.signals.subscribe('incidents_changed', () => followTeam(deps))
  for (const name of [PLAYBOOK_CREATED, PLAYBOOK_UPDATED, PLAYBOOK_DELETED])
    registry.registerWebSocketEventHandler(`${EVENT_PREFIX}${name}`, (event) => {
      const { teamID } = JSON.parse(event.data.payload) as TeamSignal // our own server wrote it
      if (teamID === currentTeamId(deps.store.getState())) deps.signals.sendSoon('playbooks_changed')
    })
  registry.registerWebSocketEventHandler(`${EVENT_PREFIX}${SETTINGS_CHANGED}`, () =>
    deps.signals.sendSoon('settings_changed'),
  )
  followHost(registry, deps)
  registry.registerReconnectHandler(() => {
    void deps.reading.readAgain()
    deps.signals.send('reconnected')
  })
}

/** The browser in which the incident was started goes to its channel; the person's other ones stay where they are. */
export async function followCreated(event: SocketEvent, deps: LiveDeps): Promise<void> {
  const { clientIds, navigation, panel, reading, signals } = deps
  const created = JSON.parse(event.data.payload) as IncidentCreated // our own server wrote it
  const isOurs = clientIds.take(created.client_id)
  await Promise.all([
    reading.readJoined(created.channel_id),
    isOurs ? navigation.goToChannel(created.team_id, created.channel_id) : undefined,
  ])
  signals.send('incidents_changed')
  if (isOurs) panel.showForStart()
}

/** Whoever looks at the team's list, or at an incident from outside, hears of changes only so. */
function followTeam({ store, lists, reading, panel }: LiveDeps): void {
  const state = store.getState()
  if (!panel.isOpen(state)) return
  const shown = shownIncidentId(state)
  if (shown === undefined && openScope(state) === 'team') void lists.readList(currentTeamId(state), 'team')
  if (shown !== undefined && isSeenFromOutside(state, shown)) void reading.readIncident(shown)
}
