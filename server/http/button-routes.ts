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

export type ButtonRouteDeps = Readonly<{ pressUpdateStatus: PressButton; pressDismiss: PressButton }>

const ON_REMINDER = {
  params: IncidentParameters,
  querystring: NoQuery,
  body: ButtonPress,
  response: { 200: described(ButtonAnswer, 'Empty, or why nothing was done.'), ...REFUSALS },
}

const UPDATE = {
  operationId: 'pressUpdateStatus',
  summary: 'The button of a reminder that opens the status dialog.',
  ...ON_REMINDER,
}

const DISMISS = {
  operationId: 'pressDismissReminder',
  summary: 'The button of a reminder that takes it away for everybody.',
  ...ON_REMINDER,
}

export function buttonRoutes(app: TypedApp, { pressUpdateStatus, pressDismiss }: ButtonRouteDeps): void {
  app.post(routes.reminderUpdate, { schema: UPDATE }, async (request) =>
    answerOf(await pressUpdateStatus(actorOf(request, 'button'), pressOf(request))),
  )
  app.post(routes.reminderDismiss, { schema: DISMISS }, async (request) =>
    answerOf(await pressDismiss(actorOf(request, 'button'), pressOf(request))),
  )
}

type Request = FastifyRequest<{ Params: { id: string }; Body: ButtonPress }>

function pressOf(request: Pick<Request, 'params' | 'body'> & FastifyRequest): Parameters<PressButton>[1] {
  const { user_id: userId, post_id: postId, trigger_id: triggerId = '', context } = request.body
  mustBeCaller(userId, actorOf(request))
  return { incidentId: request.params.id, postId, triggerId, context: context.signed }
}

const answerOf = (answer: Awaited<ReturnType<PressButton>>): ButtonAnswer =>
  answer.kind === 'said' ? { ephemeral_text: answer.message } : {}
