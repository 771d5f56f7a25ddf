import type { PostButton } from './ports/host.ts'
import type { Clock, Seal } from './ports/process.ts'
import type { DueReminder } from './ports/status-updates.ts'
import { translate } from './translate.ts'

export type ReminderButtonDeps = Readonly<{
  seal: Seal
  clock: Pick<Clock, 'now'>
  /** Below our plugin's root. */
  pathsOf: (incidentId: string) => Readonly<{ update: string; dismiss: string }>
}>

const KIND = 'reminder'

/** The buttons of a reminder's post; their context says for which due time it was made. */
export const makeReminderButtons =
  ({ seal, clock, pathsOf }: ReminderButtonDeps) =>
  ({ incidentId, dueAt }: DueReminder): readonly PostButton[] => {
    const { update, dismiss } = pathsOf(incidentId)
    const context = seal.seal({
      kind: KIND,
      incidentId,
      dueAt: dueAt.getTime(),
      issuedAt: clock.now().getTime(),
    })
    const button = { context, style: 'default' as const }
    return [
      { ...button, id: 'update', label: translate('button.update_status'), style: 'primary', path: update },
      { ...button, id: 'dismiss', label: translate('button.dismiss'), path: dismiss },
    ]
  }

/** `undefined` for a context that was changed, or is of another button. */
export function readReminder(seal: Seal, context: string): DueReminder | undefined {
  const content = seal.open(context)
  if (content?.['kind'] !== KIND) return undefined
  return { incidentId: String(content['incidentId']), dueAt: new Date(Number(content['dueAt'])) }
}
