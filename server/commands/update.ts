import type { Queries } from '../usecases/queries.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Status } from '../domain/status.ts'
import { mustHaveNoWords, type Command } from './command.ts'
import { incidentHere } from './incident-here.ts'

/** Opens the status dialog for the person who typed; without a status the present one is selected. */
type OpenStatusDialog = (
  actor: Actor,
  asked: { incidentId: string; triggerId: string; status?: Status },
) => Promise<void>

export type UpdateDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentOfChannel'>
  openStatusDialog: OpenStatusDialog
}>

const DESCRIBED = { name: 'update', hint: '', example: '/incident update' }

export const updateCommand = ({ queries, openStatusDialog }: UpdateDeps): Command => ({
  ...DESCRIBED,
  help: 'command.help.update',
  changes: 'status.update',
  async run({ actor, channelId, triggerId, words }) {
    mustHaveNoWords(words, DESCRIBED)
    const { record } = await incidentHere(queries, actor, channelId, 'edit')
    await openStatusDialog(actor, { incidentId: record.incident.id, triggerId })
    return 'silence'
  },
})
