import { forbidden, IncidentError } from '../domain/errors.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Queries, SeenIncident } from '../usecases/queries.ts'
import { translate } from '../usecases/translate.ts'

/**
 * The incident of the channel the command was typed in. A person who may not see it reads the same as in a channel
 * without one.
 *
 * @throws {IncidentError} with the sentence for the person.
 */
export async function incidentHere(
  queries: Pick<Queries, 'getIncidentOfChannel'>,
  actor: Actor,
  channelId: string,
  right: 'view' | 'edit',
): Promise<SeenIncident> {
  const seen = await queries.getIncidentOfChannel(actor, channelId).catch((error: unknown) => {
    if (!(error instanceof IncidentError) || error.code !== 'not_found') throw error
    throw new IncidentError('not_found', translate('command.error.not_in_incident'), { cause: error })
  })
  if (right === 'edit' && !seen.canEdit) throw forbidden('Only members of the incident channel can do this.')
  return seen
}
