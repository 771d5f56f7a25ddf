import type { AuditAction } from '../domain/audit.ts'
import { IncidentError } from '../domain/errors.ts'
import type { Audit } from '../usecases/audit.ts'
import { HostRefusal } from '../usecases/ports/host.ts'
import type { Host } from '../usecases/ports/host.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Seal } from '../usecases/ports/process.ts'
import type { IncidentRecord, Reads } from '../usecases/ports/reads.ts'
import type { DueReminder } from '../usecases/ports/status-updates.ts'
import type { Queries } from '../usecases/queries.ts'
import { readReminder } from '../usecases/reminder-buttons.ts'
import type { Reminders } from '../usecases/reminders.ts'
import { translate } from '../usecases/translate.ts'
import type { OpenStatusDialog } from './update-status.ts'

export type ButtonDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentToEdit'>
  dismissReminder: Reminders['dismissReminder']
  openStatusDialog: OpenStatusDialog
  reads: Pick<Reads, 'findPlace'>
  host: Pick<Host, 'botId' | 'findPost' | 'deletePost'>
  seal: Seal
  audit: Pick<Audit, 'failed'>
}>

type Press = Readonly<{
  /** Of the path; what counts stands in the context. */
  incidentId: string
  postId: string
  triggerId: string
  context: string
}>

type ButtonAnswer = { readonly kind: 'done' } | { readonly kind: 'said'; readonly message: string }

const DONE: ButtonAnswer = { kind: 'done' }
const FORGED: ButtonAnswer = { kind: 'said', message: translate('button.forged') }
const ANSWERED: ButtonAnswer = { kind: 'said', message: translate('button.answered_already') }

/** The buttons of a reminder's post. */
export function makeButtons(deps: ButtonDeps) {
  const { queries, dismissReminder, openStatusDialog, reads, host, seal, audit } = deps

  return {
    pressUpdateStatus: (actor: Actor, press: Press): Promise<ButtonAnswer> =>
      pressed('status.update', actor, press, async ({ incidentId }) => {
        await openStatusDialog(actor, { incidentId, triggerId: press.triggerId })
        return DONE
      }),

    pressDismiss: (actor: Actor, press: Press): Promise<ButtonAnswer> =>
      pressed('reminder.dismiss', actor, press, async (reminder) => {
        const outcome = await dismissReminder(actor, reminder)
        return outcome === 'stale' ? ANSWERED : DONE
      }),
  }

  async function pressed(
    action: AuditAction,
    actor: Actor,
    press: Press,
    run: (reminder: DueReminder) => Promise<ButtonAnswer>,
  ): Promise<ButtonAnswer> {
    const reminder = readReminder(seal, press.context)
    if (reminder?.incidentId !== press.incidentId || !(await isOurs(press))) return FORGED
    try {
      const record = await queries.getIncidentToEdit(actor, reminder.incidentId)
      if (isStanding(record, reminder, press)) return await run(reminder)
      // One that still stands is another reminder's.
      if (record.incident.reminderPostId !== press.postId) {
        await host.deletePost(press.postId).catch(unlessRefused)
      }
      return ANSWERED
    } catch (error) {
      const { incidentId } = reminder
      await audit.failed(actor, { action, object: { type: 'incident', id: incidentId }, incidentId }, error)
      if (!(error instanceof IncidentError) || error.code === 'internal') throw error
      // What one may not see answers like what there is not.
      return error.code === 'not_found' ? FORGED : { kind: 'said', message: error.message }
    }
  }

  /** A reminder of our bot's in the incident's channel: anybody may copy properties to a post of their own. */
  async function isOurs({ postId, incidentId }: Press): Promise<boolean> {
    const [post, place] = await Promise.all([host.findPost(postId), reads.findPlace(incidentId)])
    return post?.authorId === host.botId && post.kind === 'reminder' && post.channelId === place?.channelId
  }
}

/** It is gone already, or in an archived channel, where the host lets nothing be removed. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof HostRefusal)) throw error
}

function isStanding({ incident }: IncidentRecord, { dueAt }: DueReminder, { postId }: Press): boolean {
  const { isOverdue, reminderAt, reminderPostId } = incident
  // Its id is written down a moment after the post is out.
  const isThatPost = reminderPostId === postId || reminderPostId === ''
  return isOverdue && reminderAt?.getTime() === dueAt.getTime() && isThatPost
}
