import type { FastifyRequest } from 'fastify'
import { ButtonAnswer, ButtonPress } from '../contract/button.ts'
import { IncidentParameters, NoQuery } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import type { Actor } from '../usecases/ports/people.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS } from './described.ts'
import { mustBeCaller } from './dialog-submission.ts'
import type { TypedApp } from './typed-app.ts'

/** A pressed button, and what its handler has to say to the person. */
type PressButton = (
  actor: Actor,
  press: Readonly<{ incidentId: string; postId: string; triggerId: string; context: string }>,
) => Promise<{ readonly kind: 'done' } | { readonly kind: 'said'; readonly message: string }>

/** `stopped` says what the post says from then on. */
type PressStop = (
  actor: Actor,
  press: Readonly<{ postId: string; context: string }>,
) => Promise<Readonly<{ kind: 'said' | 'stopped'; message: string }>>

export type ButtonRouteDeps = Readonly<{
  pressUpdateStatus: PressButton
  pressDismiss: PressButton
  pressNoRetrospective: PressButton
  pressStopMessages: PressStop
}>

const OF_INCIDENT = {
  params: IncidentParameters,
  querystring: NoQuery,
  body: ButtonPress,
  response: { 200: described(ButtonAnswer, 'Empty, or why nothing was done.'), ...REFUSALS },
}

const UPDATE = {
  operationId: 'pressUpdateStatus',
  summary: 'The button of a reminder that opens the status dialog.',
  ...OF_INCIDENT,
}

const DISMISS = {
  operationId: 'pressDismissReminder',
  summary: 'The button of a reminder that takes it away for everybody.',
  ...OF_INCIDENT,
}

const NO_RETROSPECTIVE = {
  operationId: 'pressNoRetrospective',
  summary: 'The button that cancels the retrospective which the post asks for.',
  ...OF_INCIDENT,
}

const STOP_MESSAGES = {
  operationId: 'pressStopAssignmentMessages',
  summary: 'The button of a message about an assignment that ends such messages for its recipient.',
  querystring: NoQuery,
  body: ButtonPress,
  response: { 200: described(ButtonAnswer, 'What the post says now, or why nothing was done.'), ...REFUSALS },
}

export function buttonRoutes(app: TypedApp, deps: ButtonRouteDeps): void {
  const { pressUpdateStatus, pressDismiss, pressNoRetrospective, pressStopMessages } = deps
  app.post(routes.reminderUpdate, { schema: UPDATE }, async (request) =>
    answerOf(await pressUpdateStatus(actorOf(request, 'button'), pressOf(request))),
  )
  app.post(routes.reminderDismiss, { schema: DISMISS }, async (request) =>
    answerOf(await pressDismiss(actorOf(request, 'button'), pressOf(request))),
  )
  app.post(routes.noRetrospective, { schema: NO_RETROSPECTIVE }, async (request) =>
    answerOf(await pressNoRetrospective(actorOf(request, 'button'), pressOf(request))),
  )
  app.post(routes.stopAssignmentMessages, { schema: STOP_MESSAGES }, async (request) => {
    const { user_id: userId, post_id: postId, context } = request.body
    const actor = actorOf(request, 'button')
    mustBeCaller(userId, actor)
    const { kind, message } = await pressStopMessages(actor, { postId, context: context.signed })
    return kind === 'said' ? { ephemeral_text: message } : { update: { message, props: {} } }
  })
}

type Request = FastifyRequest<{ Params: { id: string }; Body: ButtonPress }>

function pressOf(request: Pick<Request, 'params' | 'body'> & FastifyRequest): Parameters<PressButton>[1] {
  const { user_id: userId, post_id: postId, trigger_id: triggerId = '', context } = request.body
  mustBeCaller(userId, actorOf(request))
  return { incidentId: request.params.id, postId, triggerId, context: context.signed }
}

const answerOf = (answer: Awaited<ReturnType<PressButton>>): ButtonAnswer =>
  answer.kind === 'said' ? { ephemeral_text: answer.message } : {}
