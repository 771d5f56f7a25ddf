import type { Incident } from '../../server/contract/incident.ts'
import type { HostApi } from './host-api.ts'

/** Of the host's permissions, by the type of the incident's channel. */
const PERMISSION = {
  O: 'manage_public_channel_properties',
  P: 'manage_private_channel_properties',
} as const

type IncidentChannel = Pick<Incident, 'team_id' | 'channel_id' | 'channel_type'>

/** Whether the host lets the person rename an incident's channel; asked once for each channel. Never rejects. */
export function makeMayRename(hostApi: Pick<HostApi, 'permissionsIn'>) {
  const asked = new Map<string, Promise<readonly string[]>>()
  return async ({ team_id, channel_id, channel_type }: IncidentChannel): Promise<boolean> => {
    const permissions = asked.get(channel_id) ?? hostApi.permissionsIn(team_id, channel_id)
    asked.set(channel_id, permissions)
    try {
      return (await permissions).includes(PERMISSION[channel_type])
    } catch {
      // Asked again the next time the incident is opened; until then it cannot be renamed here.
      asked.delete(channel_id)
      return false
    }
  }
}
