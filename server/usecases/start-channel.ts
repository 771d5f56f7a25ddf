import { channelName, withSuffix } from '../domain/channel-name.ts'
import { IncidentError, invalid } from '../domain/errors.ts'
import { say } from './messages.ts'
import { HostRefusal } from './ports/host.ts'
import type { Host } from './ports/host.ts'
import type { NewId } from './ports/process.ts'
import type { StartRow, StartStore } from './ports/starts.ts'
import { translate } from './translate.ts'

export type ChannelDeps = Readonly<{
  starts: Pick<StartStore, 'channelMade' | 'tryName'>
  host: Pick<Host, 'botId' | 'createChannel' | 'findChannelByName'>
  newId: NewId
}>

const NAME_TRIES = 5

/** The channel of a start, made or found, and noted. @throws {IncidentError} `invalid` when no name will do. */
export async function makeChannel(deps: ChannelDeps, row: StartRow, isResumed: boolean): Promise<string> {
  const made = isResumed ? await findMade(deps.host, row) : undefined
  const channelId = made ?? (await createUnderFreeName(deps, row))
  await deps.starts.channelMade(row.incident.id, channelId)
  return channelId
}

async function createUnderFreeName({ host, starts, newId }: ChannelDeps, row: StartRow): Promise<string> {
  const { incident, teamName, playbookTitle } = row
  const { teamId, channelType: type, name: displayName } = incident
  const header = say.header({
    teamName,
    incidentId: incident.id,
    playbookId: incident.playbookId,
    playbookTitle,
  })
  let name = row.channelName
  for (let tries = 1; ; tries++) {
    try {
      return await host.createChannel({ teamId, type, name, displayName, header })
    } catch (error) {
      if (!(error instanceof HostRefusal)) throw error
      if (tries > NAME_TRIES) throw exhausted(error)
    }
    name = withSuffix(channelName(displayName, newId()), newId())
    await starts.tryName(incident.id, name)
  }
}

const exhausted = (refusal: HostRefusal): IncidentError =>
  refusal.reason === 'name_taken'
    ? invalid(translate('start.name_exhausted'), 'name')
    : new IncidentError('invalid', refusal.message, { field: 'name', cause: refusal })

/** The channel of an earlier try that died before it could store the id: ours by creator and header. */
export async function findMade(
  host: Pick<Host, 'botId' | 'findChannelByName'>,
  { incident: { teamId, id }, channelName: name }: StartRow,
): Promise<string | undefined> {
  const found = await host.findChannelByName(teamId, name)
  return found?.creatorId === host.botId && found.header.includes(id) ? found.id : undefined
}
