import type { AuditAction } from '../domain/audit.ts'
import { ignoreRefusal } from '../usecases/ignore-refusal.ts'
import type { Host } from '../usecases/ports/host.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Seal } from '../usecases/ports/process.ts'
import type { IncidentRecord } from '../usecases/ports/reads.ts'
import type { DueReminder } from '../usecases/ports/status-updates.ts'
import type { Queries } from '../usecases/queries.ts'
import { readReminder } from '../usecases/reminder-buttons.ts'
import type { Reminders } from '../usecases/reminders.ts'
import { translate } from '../usecases/translate.ts'
import { DONE, type ButtonAnswer, type Press, type Pressed } from './pressed-button.ts'
import type { OpenStatusDialog } from './update-status.ts'

export type ButtonDeps = Readonly<{
  pressed: Pressed
  queries: Pick<Queries, 'getIncidentToEdit'>
  dismissReminder: Reminders['dismissReminder']
  openStatusDialog: OpenStatusDialog
  host: Pick<Host, 'deletePost'>
  seal: Seal
}>

const ANSWERED: ButtonAnswer = { kind: 'said', message: translate('button.answered_already') }

/** The buttons of a reminder's post. */
export function makeButtons(deps: ButtonDeps) {
  const { pressed, queries, dismissReminder, openStatusDialog, host, seal } = deps

  return {
    pressUpdateStatus: (actor: Actor, press: Press): Promise<ButtonAnswer> =>
      onReminder('status.update', actor, press, async ({ incidentId }) => {
        await openStatusDialog(actor, { incidentId, triggerId: press.triggerId })
        return DONE
      }),

    pressDismiss: (actor: Actor, press: Press): Promise<ButtonAnswer> =>
      onReminder('reminder.dismiss', actor, press, async (reminder) => {
        const outcome = await dismissReminder(actor, reminder)
        return outcome === 'stale' ? ANSWERED : DONE
      }),
  }

  function onReminder(
    action: AuditAction,
    actor: Actor,
    press: Press,
    run: (reminder: DueReminder) => Promise<ButtonAnswer>,
  ): Promise<ButtonAnswer> {
    const reminder = readReminder(seal, press.context)
    const button = { action, kind: 'reminder', incidentId: reminder?.incidentId }
    return pressed(actor, press, button, async () => {
      if (!reminder) return ANSWERED
      const record = await queries.getIncidentToEdit(actor, reminder.incidentId)
      if (isStanding(record, reminder, press)) return run(reminder)
      // One that still stands is another reminder's.
      if (record.incident.reminderPostId !== press.postId) {
        await host.deletePost(press.postId).catch(ignoreRefusal)
      }
      return ANSWERED
    })
  }
}

function isStanding({ incident }: IncidentRecord, { dueAt }: DueReminder, { postId }: Press): boolean {
  const { isOverdue, reminderAt, reminderPostId } = incident
  // Its id is written down a moment after the post is out.
  const isThatPost = reminderPostId === postId || reminderPostId === ''
  return isOverdue && reminderAt?.getTime() === dueAt.getTime() && isThatPost
}
