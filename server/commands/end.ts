import { durationText } from '../domain/duration.ts'
import { isOngoing } from '../domain/status.ts'
import type { Clock } from '../usecases/ports/process.ts'
import { translate } from '../usecases/translate.ts'
import { mustHaveNoWords, type Command } from './command.ts'
import { incidentHere } from './incident-here.ts'
import type { UpdateDeps } from './update.ts'

export type EndDeps = UpdateDeps & Readonly<{ clock: Pick<Clock, 'now'> }>

const DESCRIBED = { name: 'end', hint: '', example: '/incident end' }

export const endCommand = ({ queries, openStatusDialog, clock }: EndDeps): Command => ({
  ...DESCRIBED,
  help: 'command.help.end',
  changes: 'status.update',
  async run({ actor, channelId, triggerId, words }) {
    mustHaveNoWords(words, DESCRIBED)
    const { record } = await incidentHere(queries, actor, channelId, 'edit')
    const { id: incidentId, status, endAt } = record.incident
    if (!isOngoing(status)) {
      const now = clock.now()
      const duration = durationText(now.getTime() - (endAt ?? now).getTime())
      return { text: translate('command.answer.ended_already', { status, duration }) }
    }
    await openStatusDialog(actor, { incidentId, triggerId, status: 'Resolved' })
    return 'silence'
  },
})
