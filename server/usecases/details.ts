import { forbidden, IncidentError } from '../domain/errors.ts'
import { described, INCIDENT_DESCRIPTION, INCIDENT_NAME, renamed } from '../domain/incident.ts'
import { cleanText } from '../domain/text.ts'
import type { ChangeIncident } from './change-incident.ts'
import { hostConflict } from './host-conflict.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { IncidentRecord } from './ports/reads.ts'
import type { Queries, SeenIncident } from './queries.ts'
import { mustHaveVersion } from './version-step.ts'

export type DetailsDeps = Readonly<{
  queries: Pick<Queries, 'getIncident' | 'getIncidentToEdit'>
  host: Pick<Host, 'mayInChannel' | 'renameChannel'>
  changeIncident: ChangeIncident
}>

/** What is absent stays as it is. */
export type DetailsInput = Readonly<{
  incidentId: string
  name: string | undefined
  description: string | undefined
  expectedVersion: number | undefined
}>

export type ChangeDetails = ReturnType<typeof makeChangeDetails>

export function makeChangeDetails({ queries, host, changeIncident }: DetailsDeps) {
  /**
   * Renames the incident, which renames its channel, and describes it. The host is asked first: should the change be
   * cut off behind it, the channel watch follows with the name.
   *
   * @throws {IncidentError} what refuses an edit, `forbidden` without the host's right to rename the channel,
   *   `channel_archived`, `stale_version`.
   */
  return async function changeDetails(actor: Actor, input: DetailsInput): Promise<SeenIncident> {
    const { incidentId, expectedVersion } = input
    const name = input.name === undefined ? undefined : cleanText(input.name, INCIDENT_NAME)
    const description =
      input.description === undefined ? undefined : cleanText(input.description, INCIDENT_DESCRIPTION)
    const record = await queries.getIncidentToEdit(actor, incidentId)
    mustHaveVersion(record.incident, expectedVersion)
    if (name !== undefined && name !== record.incident.name) await rename(actor, record, name)
    await changeIncident(actor, { incidentId, expectedVersion }, ({ incident, by, at }) => {
      const first = renamed(incident, name ?? incident.name, by, at)
      const second = described(first.incident, description ?? incident.description, by, at)
      return { incident: second.incident, facts: [...first.facts, ...second.facts] }
    })
    return queries.getIncident(actor, incidentId)
  }

  async function rename({ userId }: Actor, record: IncidentRecord, name: string): Promise<void> {
    const { channelId, channelType } = record.incident
    const kind = channelType === 'O' ? 'public' : 'private'
    if (!(await host.mayInChannel(userId, channelId, `manage_${kind}_channel_properties`))) {
      throw forbidden('You may not rename the incident channel.')
    }
    if (record.incident.channelState === 'archived') {
      throw new IncidentError('channel_archived', 'The incident channel is archived: it cannot be renamed.')
    }
    await host.renameChannel(channelId, name).catch(hostConflict)
  }
}
