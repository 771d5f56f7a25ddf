import { IncidentError } from '../domain/errors.ts'
import type { Status } from '../domain/status.ts'
import type { DraftStatus } from '../usecases/draft-status.ts'
import type { Host } from '../usecases/ports/host.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Clock, NewId, Seal } from '../usecases/ports/process.ts'
import type { PostStatus } from '../usecases/status-updates.ts'
import { translate } from '../usecases/translate.ts'
import type { DialogAnswer, DialogSubmission } from './answer.ts'
import { openDialog } from './open-dialog.ts'
import { readState, sealState } from './sealed-state.ts'
import { remindersOffered, statusForm } from './status-form.ts'
import { readStatusValues, type StatusValues } from './status-values.ts'

export type StatusDialogDeps = Readonly<{
  draftStatus: DraftStatus
  postStatus: PostStatus
  host: Pick<Host, 'openDialog'>
  seal: Seal
  clock: Clock
  newId: NewId
  /** Where the host sends the submission, below our plugin's root. */
  submitPathOf: (incidentId: string) => string
}>

export type OpenStatusDialog = ReturnType<typeof makeStatusDialog>['open']

const KIND = 'status'
/** Elements that a refusal can be shown at. */
const FIELDS = new Set(['status', 'description', 'message', 'reminder'])

export function makeStatusDialog(deps: StatusDialogDeps) {
  const { draftStatus, postStatus, host, seal, clock, newId, submitPathOf } = deps

  return {
    /**
     * @param asked.status Selected when it opens; `undefined`: the present one.
     * @throws {IncidentError} when the person may not post an update there, or the trigger is too old.
     */
    open: async (
      actor: Actor,
      { incidentId, triggerId, status }: { incidentId: string; triggerId: string; status?: Status },
    ): Promise<void> => {
      const draft = await draftStatus(actor, incidentId, status)
      const lastReminder = String(draft.incident.previousReminderSeconds)
      const { userId } = actor
      const state = sealState(seal, clock, KIND, { userId, incidentId, lastReminder, nonce: newId() })
      const dialog = statusForm(draft, status, state)
      await openDialog(host, { triggerId, path: submitPathOf(incidentId), dialog })
    },

    /** @param incidentId Of the path; what counts stands in the state. */
    submit: async (actor: Actor, submission: DialogSubmission, incidentId: string): Promise<DialogAnswer> => {
      const asked = { sealed: submission.state, kind: KIND, userId: actor.userId }
      const state = readState(seal, clock, asked)
      if (state?.('incidentId') !== incidentId) {
        return { kind: 'error', message: translate('dialog.error.forged') }
      }
      if (submission.isCancelled) return { kind: 'done' }
      const values = readStatusValues(submission.values, remindersOffered(state('lastReminder')))
      if ('errors' in values) return { kind: 'field_errors', errors: values.errors }
      return post(actor, { ...values, incidentId }, state('nonce'))
    },
  }

  async function post(
    actor: Actor,
    values: StatusValues & { readonly incidentId: string },
    nonce: string,
  ): Promise<DialogAnswer> {
    try {
      // The nonce alone: a second submit has the effect of the first, whatever it says.
      const key = { userId: actor.userId, route: 'status-dialog', key: nonce, bodyHash: '' }
      await postStatus(actor, { ...values, key })
      return { kind: 'done' }
    } catch (error) {
      if (!(error instanceof IncidentError) || error.code === 'internal') throw error
      const { message, details } = error
      const { field = '' } = details
      return FIELDS.has(field)
        ? { kind: 'field_errors', errors: { [field]: message } }
        : { kind: 'error', message }
    }
  }
}
