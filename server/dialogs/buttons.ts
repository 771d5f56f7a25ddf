import { IncidentError } from '../domain/errors.ts'
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
const forged = (): ButtonAnswer => ({ kind: 'said', message: translate('button.forged') })

/** The buttons of a reminder's post. */
export function makeButtons(deps: ButtonDeps) {
  const { queries, dismissReminder, openStatusDialog, reads, host, seal } = deps

  return {
    pressUpdateStatus: (actor: Actor, press: Press): Promise<ButtonAnswer> =>
      pressed(actor, press, async ({ incidentId }) => {
        await openStatusDialog(actor, { incidentId, triggerId: press.triggerId })
        return DONE
      }),

    pressDismiss: (actor: Actor, press: Press): Promise<ButtonAnswer> =>
      pressed(actor, press, async (reminder) => {
        const outcome = await dismissReminder(actor, reminder)
        return outcome === 'stale' ? answeredAlready(press.postId) : DONE
      }),
  }

  async function pressed(
    actor: Actor,
    press: Press,
    run: (reminder: DueReminder) => Promise<ButtonAnswer>,
  ): Promise<ButtonAnswer> {
    const reminder = readReminder(seal, press.context)
    if (reminder?.incidentId !== press.incidentId || !(await isOurs(press))) return forged()
    try {
      const record = await queries.getIncidentToEdit(actor, reminder.incidentId)
      if (!isStanding(record, reminder, press)) return await answeredAlready(press.postId)
      return await run(reminder)
    } catch (error) {
      if (!(error instanceof IncidentError) || error.code === 'internal') throw error
      // What one may not see answers like what there is not.
      return error.code === 'not_found' ? forged() : { kind: 'said', message: error.message }
    }
  }

  /** A post of our bot's in the incident's channel: anybody may copy properties to a post of their own. */
  async function isOurs({ postId, incidentId }: Press): Promise<boolean> {
    const [post, place] = await Promise.all([host.findPost(postId), reads.findPlace(incidentId)])
    return post?.authorId === host.botId && post.channelId === place?.channelId
  }

  /** Its buttons go away with it. */
  async function answeredAlready(postId: string): Promise<ButtonAnswer> {
    await host.deletePost(postId)
    return { kind: 'said', message: translate('button.answered_already') }
  }
}

function isStanding({ incident }: IncidentRecord, { dueAt }: DueReminder, { postId }: Press): boolean {
  const { isOverdue, reminderAt, reminderPostId } = incident
  // Its id is written down a moment after the post is out.
  const isThatPost = reminderPostId === postId || reminderPostId === ''
  return isOverdue && reminderAt?.getTime() === dueAt.getTime() && isThatPost
}
