import { forbidden, IncidentError } from '../domain/errors.ts'
import type { Status } from '../domain/status.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { IncidentRecord } from './ports/reads.ts'
import type { Queries } from './queries.ts'

export type StatusCheckDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentToEdit'>
  host: Pick<Host, 'mayInChannel' | 'mayInTeam'>
}>

export type MustPostStatus = ReturnType<typeof makeMustPostStatus>

export const makeMustPostStatus =
  ({ queries, host }: StatusCheckDeps) =>
  /**
   * Lets those through who may post a status update. The host would let anybody, even into an archived channel.
   *
   * @param status `undefined`: any that is possible at all.
   * @returns `restoresChannel`: the channel is archived, and this update may bring it back.
   * @throws {IncidentError} what refuses an edit, `forbidden`, `channel_archived`.
   */
  async (
    actor: Actor,
    incidentId: string,
    status: Status | undefined,
  ): Promise<{ record: IncidentRecord; restoresChannel: boolean }> => {
    const record = await queries.getIncidentToEdit(actor, incidentId)
    const { channelId, teamId, isChannelArchivedByUs } = record.incident
    if (!(await host.mayInChannel(actor.userId, channelId, 'create_post'))) {
      throw forbidden('You may not post in the incident channel.')
    }
    if (record.incident.channelState === 'open') return { record, restoresChannel: false }
    if (status === 'Archived') {
      throw archived('Another status than Archived brings it back.')
    }
    if (!isChannelArchivedByUs && !(await host.mayInTeam(actor.userId, teamId, 'manage_team'))) {
      throw archived('A team administrator can restore it.')
    }
    return { record, restoresChannel: true }
  }

const archived = (help: string): IncidentError =>
  new IncidentError('channel_archived', `The incident channel is archived. ${help}`)
