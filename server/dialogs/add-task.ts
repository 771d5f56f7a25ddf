import { LIMITS } from '../contract/limits.ts'
import type { AnswerOnce } from '../usecases/answer-once.ts'
import type { Checklists } from '../usecases/checklists.ts'
import type { Dialog, Host } from '../usecases/ports/host.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Clock, NewId, Seal } from '../usecases/ports/process.ts'
import { translate } from '../usecases/translate.ts'
import type { DialogAnswer, DialogSubmission } from './answer.ts'
import { element } from './element.ts'
import { errorAnswer } from './error-answer.ts'
import { openDialog } from './open-dialog.ts'
import { readState, sealState } from './sealed-state.ts'
import { readTaskValues, type TaskValues } from './task-values.ts'

export type AddTaskDialogDeps = Readonly<{
  addTask: Checklists['addTask']
  answerOnce: AnswerOnce
  host: Pick<Host, 'openDialog'>
  seal: Seal
  clock: Clock
  newId: NewId
  /** Where the host sends the submission, below our plugin's root. */
  submitPathOf: (incidentId: string, checklistIndex: number) => string
}>

const KIND = 'add_task'
const ROUTE = 'add-task-dialog'
/** What the dialog calls the fields of a task. */
const FIELDS = new Map([
  ['title', 'name'],
  ['description', 'description'],
])

export function makeAddTaskDialog(deps: AddTaskDialogDeps) {
  const { addTask, answerOnce, host, seal, clock, newId, submitPathOf } = deps

  return {
    /** For somebody who may edit the incident. @throws {IncidentError} `conflict` when the trigger is too old. */
    open: async (
      { userId }: Actor,
      asked: Readonly<{
        incidentId: string
        checklistId: string
        checklistIndex: number
        triggerId: string
      }>,
    ): Promise<void> => {
      const { incidentId, checklistId, checklistIndex, triggerId } = asked
      const state = sealState(seal, clock, KIND, { userId, incidentId, checklistId, nonce: newId() })
      const path = submitPathOf(incidentId, checklistIndex)
      await openDialog(host, { triggerId, path, dialog: addTaskDialog(state) })
    },

    /** @param incidentId Of the path; what counts stands in the state. */
    submit: async (actor: Actor, submission: DialogSubmission, incidentId: string): Promise<DialogAnswer> => {
      const state = readState(seal, clock, { sealed: submission.state, kind: KIND, userId: actor.userId })
      if (state?.('incidentId') !== incidentId) {
        return { kind: 'error', message: translate('dialog.error.forged') }
      }
      if (submission.isCancelled) return { kind: 'done' }
      const values = readTaskValues(submission.values)
      if ('errors' in values) return { kind: 'field_errors', errors: values.errors }
      const checklist = { incidentId, checklistId: state('checklistId') }
      return add(actor, checklist, values, state('nonce')).catch(asAnswer)
    },
  }

  async function add(
    actor: Actor,
    checklist: Readonly<{ incidentId: string; checklistId: string }>,
    { name, description }: TaskValues,
    nonce: string,
  ): Promise<DialogAnswer> {
    // The nonce alone: a second submit has the effect of the first, whatever it says.
    const key = { userId: actor.userId, route: ROUTE, key: nonce, bodyHash: '' }
    const order = {
      texts: { title: name, description, command: '' },
      assigneeId: '',
      expectedVersion: undefined,
    }
    await answerOnce(key, async () => {
      await addTask(actor, checklist, order, { key, answerTo: () => EMPTY })
      return EMPTY
    })
    return { kind: 'done' }
  }
}

const EMPTY = { status: 200, headers: {}, body: undefined }

const asAnswer = (error: unknown): DialogAnswer =>
  errorAnswer(error, { fields: FIELDS, gone: translate('dialog.add_task.gone') })

const addTaskDialog = (state: string): Dialog => ({
  callbackId: KIND,
  title: translate('dialog.add_task.title'),
  introduction: '',
  submitLabel: translate('dialog.add_task.submit'),
  state,
  elements: [
    {
      ...element('name', translate('dialog.add_task.name'), 'text'),
      minLength: LIMITS.taskNameInDialog.min,
      maxLength: LIMITS.taskNameInDialog.max,
    },
    {
      ...element('description', translate('dialog.add_task.description'), 'textarea'),
      isOptional: true,
      maxLength: LIMITS.taskDescriptionInDialog.max,
    },
  ],
})
