import { LIMITS } from '../contract/limits.ts'
import { fittingBytes } from '../domain/text.ts'
import type { AnswerOnce } from '../usecases/answer-once.ts'
import type { Dialog, Host } from '../usecases/ports/host.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Clock, NewId, Seal } from '../usecases/ports/process.ts'
import type { Timeline } from '../usecases/timeline.ts'
import type { FindTimelineChoices, TimelineChoices } from '../usecases/timeline-choices.ts'
import { translate } from '../usecases/translate.ts'
import type { DialogAnswer, DialogSubmission } from './answer.ts'
import { element } from './element.ts'
import { errorAnswer } from './error-answer.ts'
import { openDialog } from './open-dialog.ts'
import { readState, sealState } from './sealed-state.ts'
import { readTimelineValues, type TimelineValues } from './timeline-values.ts'

export type TimelineDialogDeps = Readonly<{
  timelineChoices: FindTimelineChoices
  addPost: Timeline['addPost']
  answerOnce: AnswerOnce
  host: Pick<Host, 'openDialog'>
  seal: Seal
  clock: Clock
  newId: NewId
  /** Where the host sends the submission, below our plugin's root. */
  submitPath: string
}>

type Asked = Readonly<{ teamId: string; postId: string }>

const KIND = 'add_to_timeline'
const ROUTE = 'add-to-timeline-dialog'
// What the host takes as the default of a one-line field.
const PREFILL_BYTES = 150
/** What the dialog calls that which can be wrong. */
const FIELDS = new Map([
  ['post_id', 'incident'],
  ['summary', 'summary'],
])

export function makeTimelineDialog(deps: TimelineDialogDeps) {
  const { timelineChoices, addPost, answerOnce, host, seal, clock, newId, submitPath } = deps

  return {
    /** @throws {IncidentError} as `timelineChoices` says; `conflict` when the trigger is too old. */
    open: async (actor: Actor, { triggerId, ...asked }: Asked & { triggerId: string }): Promise<void> => {
      await openDialog(host, { triggerId, path: submitPath, dialog: await make(actor, asked) })
    },

    /** The same for a page that shows it by itself. @throws {IncidentError} as `timelineChoices` says. */
    serve: make,

    submit: async (actor: Actor, submission: DialogSubmission): Promise<DialogAnswer> => {
      const state = readState(seal, clock, { sealed: submission.state, kind: KIND, userId: actor.userId })
      if (!state) return { kind: 'error', message: translate('dialog.error.forged') }
      if (submission.isCancelled) return { kind: 'done' }
      const values = readTimelineValues(submission.values)
      if ('errors' in values) return { kind: 'field_errors', errors: values.errors }
      return add(actor, { ...values, postId: state('postId') }, state('nonce')).catch(asAnswer)
    },
  }

  async function make(actor: Actor, { teamId, postId }: Asked): Promise<Dialog> {
    const choices = await timelineChoices(actor, { teamId, postId })
    const { userId } = actor
    return timelineDialog(choices, sealState(seal, clock, KIND, { userId, postId, nonce: newId() }))
  }

  async function add(
    actor: Actor,
    order: TimelineValues & { readonly postId: string },
    nonce: string,
  ): Promise<DialogAnswer> {
    // The nonce alone: a second submit has the effect of the first, whatever it says.
    const key = { userId: actor.userId, route: ROUTE, key: nonce, bodyHash: '' }
    await answerOnce(key, async () => {
      await addPost(actor, order, { key, answerTo: () => EMPTY })
      return EMPTY
    })
    return { kind: 'done' }
  }
}

const EMPTY = { status: 200, headers: {}, body: undefined }

const asAnswer = (error: unknown): DialogAnswer =>
  errorAnswer(error, { fields: FIELDS, gone: translate('dialog.timeline.gone') })

const timelineDialog = ({ incidents, preselectedId, summary }: TimelineChoices, state: string): Dialog => ({
  callbackId: KIND,
  title: translate('dialog.timeline.title'),
  introduction: '',
  submitLabel: translate('dialog.timeline.submit'),
  state,
  elements: [
    {
      ...element('incident', translate('dialog.timeline.incident'), 'select'),
      default: preselectedId,
      options: incidents.map(({ id, name }) => ({ text: name, value: id })),
    },
    {
      ...element('summary', translate('dialog.timeline.summary'), 'text'),
      default: fittingBytes(summary, PREFILL_BYTES),
      minLength: LIMITS.entrySummaryInDialog.min,
      maxLength: LIMITS.entrySummaryInDialog.max,
    },
  ],
})
