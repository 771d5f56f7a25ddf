import { forbidden, IncidentError } from '../domain/errors.ts'
import { isOngoing } from '../domain/status.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Reads } from '../usecases/ports/reads.ts'
import type { Queries, SeenIncident } from '../usecases/queries.ts'
import { translate } from '../usecases/translate.ts'
import { mustBeUsedRight, type Command } from './command.ts'
import { incidentHere } from './incident-here.ts'
import { nameChannel } from './name-channel.ts'
import type { Word } from './parse.ts'
import type { UpdateDeps } from './update.ts'

export type RestartDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentOfChannel' | 'getIncident'>
  reads: Pick<Reads, 'findIncidentsOfChannelNamed'>
  openStatusDialog: UpdateDeps['openStatusDialog']
}>

const DESCRIBED = { name: 'restart', hint: '[~channel]', example: '/incident restart ~payments-answer-502' }

/** Also of an archived channel, where the host takes no commands: from elsewhere, by its name. */
export function restartCommand({ queries, reads, openStatusDialog }: RestartDeps): Command {
  return {
    ...DESCRIBED,
    help: 'command.help.restart',
    changes: 'status.update',
    async run({ actor, channelId, teamId, triggerId, words }) {
      const [channel, ...more] = words
      mustBeUsedRight(more.length === 0, DESCRIBED)
      const { record } = channel
        ? await incidentNamed(actor, teamId, channel)
        : await incidentHere(queries, actor, channelId, 'edit')
      const { id: incidentId, status } = record.incident
      if (isOngoing(status)) return { text: translate('command.answer.ongoing_already', { status }) }
      await openStatusDialog(actor, { incidentId, triggerId, status: 'Active' })
      return 'silence'
    },
  }

  /** One answer for a channel there is not, one without an incident, and one that the person may not see. */
  async function incidentNamed(actor: Actor, teamId: string, typed: Word): Promise<SeenIncident> {
    const places = await reads.findIncidentsOfChannelNamed(teamId, nameChannel(typed))
    const found = await Promise.all(
      places.map(({ incidentId }) => queries.getIncident(actor, incidentId).catch(undefinedIfNotFound)),
    )
    const [seen, ...others] = found.filter((one) => one !== undefined)
    if (!seen) throw new IncidentError('not_found', translate('command.error.no_incident_channel'))
    if (others.length > 0) throw new IncidentError('conflict', translate('command.error.several_channels'))
    if (!seen.canEdit) throw forbidden('Only members of the incident channel can do this.')
    return seen
  }
}

function undefinedIfNotFound(error: unknown): undefined {
  if (error instanceof IncidentError && error.code === 'not_found') return undefined
  throw error
}
