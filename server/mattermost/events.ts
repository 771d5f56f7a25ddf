import {
  INCIDENT_CREATED,
  INCIDENT_UPDATED,
  INCIDENTS_CHANGED,
  PLAYBOOK_CREATED,
  PLAYBOOK_DELETED,
  PLAYBOOK_UPDATED,
  SETTINGS_CHANGED,
} from '../contract/events.ts'
import type { Api } from '../plugin-rpc/index.ts'
import {
  presentChanged,
  presentCreated,
  presentIncidentsChanged,
  presentTeamSignal,
} from '../presenters/events.ts'
import type { Host } from '../usecases/ports/host.ts'
import { asked } from './refusals.ts'

type Event<Name extends 'publishCreated' | 'publishChanged' | 'publishSignal'> = Parameters<Host[Name]>[0]

/** To the starter's own sessions alone. */
export const publishCreated = (api: Api, event: Event<'publishCreated'>): Promise<void> =>
  asked(
    api.PublishWebSocketEvent(INCIDENT_CREATED, { payload: presentCreated(event) }, { UserId: event.userId }),
  )

/** To the members of the incident channel, by their live membership; never to those who are not in its team. */
export const publishChanged = (api: Api, event: Event<'publishChanged'>): Promise<void> =>
  asked(
    api.PublishWebSocketEvent(
      INCIDENT_UPDATED,
      { payload: presentChanged(event) },
      {
        ChannelId: event.incident.channelId,
        OmitUsers: Object.fromEntries(event.outsiderIds.map((id) => [id, true])),
      },
    ),
  )

/** To the team, by its live membership. */
export const publishIncidentsChanged = (api: Api, teamId: string): Promise<void> =>
  asked(
    api.PublishWebSocketEvent(
      INCIDENTS_CHANGED,
      { payload: presentIncidentsChanged(teamId) },
      { TeamId: teamId },
    ),
  )

const SIGNAL_NAMES: Readonly<Record<Event<'publishSignal'>['kind'], string>> = {
  playbook_created: PLAYBOOK_CREATED,
  playbook_updated: PLAYBOOK_UPDATED,
  playbook_deleted: PLAYBOOK_DELETED,
  settings_changed: SETTINGS_CHANGED,
}

/** To the team, by its live membership; without one to everybody. */
export const publishSignal = (api: Api, { kind, teamId }: Event<'publishSignal'>): Promise<void> =>
  asked(
    api.PublishWebSocketEvent(SIGNAL_NAMES[kind], { payload: presentTeamSignal(teamId) }, { TeamId: teamId }),
  )
