import { LIMITS } from '../contract/limits.ts'
import { IncidentError, notFound } from '../domain/errors.ts'
import { cutText } from '../domain/text.ts'
import { escapeText } from '../usecases/escape.ts'
import type { Dialog, DialogElement, Host } from '../usecases/ports/host.ts'
import type { Actor, Person } from '../usecases/ports/people.ts'
import type { Clock, NewId, Seal } from '../usecases/ports/process.ts'
import type { FindStartChoices, StartChoices } from '../usecases/start-choices.ts'
import type { StartIncident } from '../usecases/start-incident.ts'
import { translate } from '../usecases/translate.ts'
import type { DialogAnswer, DialogSubmission } from './answer.ts'
import { element } from './element.ts'
import { openDialog } from './open-dialog.ts'
import { readStartState, startState, type StartState } from './start-state.ts'
import { readStartValues } from './start-values.ts'

export type StartDialogDeps = Readonly<{
  startChoices: FindStartChoices
  startIncident: StartIncident
  host: Pick<Host, 'openDialog' | 'findReadablePost'>
  seal: Seal
  clock: Clock
  newId: NewId
  /** Where the host sends the submission, below our plugin's root. */
  submitPath: string
}>

export type OpenStart = Readonly<{
  triggerId: string
  teamId: string
  channelId: string
  name: string
  clientId: string
}>

/** Where and of what a start is asked for. */
type Asked = Omit<StartState, 'userId' | 'nonce'>

/** How it is shown, and what is filled in. */
type Shown = Readonly<{ name: string; isWebApp: boolean }>

const NO_PLAYBOOK = 'none'
const OPTION_MAX = 64

export function makeStartDialog(deps: StartDialogDeps) {
  const { startChoices, startIncident, host, seal, clock, newId, submitPath } = deps

  return {
    /** @throws {IncidentError} when the person may not start here, or the trigger is too old. */
    open: async (actor: Actor, { triggerId, name, ...asked }: OpenStart): Promise<void> => {
      const isWebApp = asked.clientId !== ''
      const dialog = await make(actor, { ...asked, postId: '' }, { name, isWebApp })
      await openDialog(host, { triggerId, path: submitPath, dialog })
    },

    /**
     * The same for a page that shows it by itself; where it was asked is not known then.
     *
     * @throws {IncidentError} as `open`, and `not_found` for a post that the person may not read.
     */
    serve: async (actor: Actor, asked: Omit<Asked, 'channelId'>): Promise<Dialog> => {
      const dialog = await make(actor, { ...asked, channelId: '' }, { name: '', isWebApp: true })
      const { postId } = asked
      if (postId !== '' && !(await host.findReadablePost(actor.userId, postId))) throw notFound()
      return dialog
    },

    submit: async (actor: Actor, submission: DialogSubmission): Promise<DialogAnswer> => {
      const state = readStartState(seal, clock, submission.state, actor.userId)
      if (!state) return { kind: 'error', message: translate('dialog.error.forged') }
      if (submission.isCancelled) return { kind: 'done' }
      const values = readStartValues(submission.values)
      if ('errors' in values) return { kind: 'field_errors', errors: values.errors }
      return start(actor, state, values)
    },
  }

  async function make(actor: Actor, asked: Asked, shown: Shown): Promise<Dialog> {
    const choices = await startChoices(actor, asked.teamId)
    const state = startState(seal, clock, { ...asked, userId: actor.userId, nonce: newId() })
    return startDialog(choices, shown, state)
  }

  async function start(
    actor: Actor,
    state: StartState,
    values: { playbookId: string; name: string; description: string },
  ) {
    try {
      const { record } = await startIncident(actor, {
        ...values,
        teamId: state.teamId,
        commanderId: actor.userId,
        postId: state.postId,
        clientId: state.clientId,
        askedInChannelId: state.channelId,
        // The nonce alone: a second submit has the effect of the first, whatever it says.
        key: { userId: actor.userId, route: 'start-dialog', key: state.nonce, bodyHash: '' },
      })
      return { kind: 'done' as const, location: `/api/v0/incidents/${record.incident.id}` }
    } catch (error) {
      return asAnswer(error, values.playbookId)
    }
  }
}

/** Where in the dialog a refusal is shown. */
function asAnswer(error: unknown, playbookId: string): DialogAnswer {
  if (!(error instanceof IncidentError) || error.code === 'internal') throw error
  const { code, message, details } = error
  if (details.field === 'name') {
    return { kind: 'field_errors', errors: { incidentName: message } }
  }
  if (details.field === 'description')
    return { kind: 'field_errors', errors: { incidentDescription: message } }
  if (code === 'playbook_required') return { kind: 'field_errors', errors: { playbookID: message } }
  if (code === 'not_found' && playbookId !== '') {
    return { kind: 'field_errors', errors: { playbookID: translate('dialog.start.playbook_gone') } }
  }
  return { kind: 'error', message }
}

function startDialog(choices: StartChoices, { name, isWebApp }: Shown, state: string): Dialog {
  return {
    callbackId: 'start_incident',
    title: translate('dialog.start.title'),
    introduction: introductionOf(choices, isWebApp),
    submitLabel: translate('dialog.start.submit'),
    state,
    elements: [playbookElement(choices), nameElement(name), descriptionElement()],
  }
}

/** Pages are there in the web app only. */
function introductionOf({ starter, mayCreatePlaybooks, teamName }: StartChoices, isWebApp: boolean): string {
  const page = `/${teamName}/incident-collaboration/playbooks/new`
  return [
    translate('dialog.start.commander', { name: escapeText(shownName(starter)) }),
    translate('dialog.start.playbooks'),
    ...(isWebApp && mayCreatePlaybooks ? [translate('dialog.start.create_playbook', { page })] : []),
  ].join(' ')
}

const shownName = ({ firstName, lastName, username }: Person): string =>
  `${firstName} ${lastName}`.trim() || `@${username}`

const playbookElement = ({ mayStartWithoutPlaybook, playbooks }: StartChoices): DialogElement => ({
  ...element('playbookID', translate('dialog.start.playbook'), 'select'),
  options: [
    ...(mayStartWithoutPlaybook ? [{ text: translate('dialog.start.no_playbook'), value: NO_PLAYBOOK }] : []),
    ...playbooks.map((playbook) => ({ text: optionText(playbook, playbooks), value: playbook.id })),
  ],
})

type Choice = StartChoices['playbooks'][number]

/** Equal titles get their task count, so that they can be told apart. */
function optionText({ id, title, numTasks }: Choice, all: readonly Choice[]): string {
  const isShared = all.some((other) => other.id !== id && other.title.toLowerCase() === title.toLowerCase())
  const shown = cutText(title, OPTION_MAX)
  return isShared ? translate('dialog.start.same_title', { title: shown, count: numTasks }) : shown
}

const nameElement = (name: string): DialogElement => ({
  ...element('incidentName', translate('dialog.start.name'), 'text'),
  default: name,
  minLength: LIMITS.incidentName.min,
  maxLength: LIMITS.incidentName.max,
})

const descriptionElement = (): DialogElement => ({
  ...element('incidentDescription', translate('dialog.start.description'), 'textarea'),
  help: translate('dialog.start.description_help'),
  isOptional: true,
  maxLength: LIMITS.incidentDescriptionAtStart.max,
})
