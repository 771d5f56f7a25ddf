import { Type, type Static } from 'typebox'
import { DialogRefusal, StartSubmission } from '../contract/dialog.ts'
import { NoQuery, SuggestionQuery } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import { SuggestionSchema } from '../contract/suggestion.ts'
import { invalid } from '../domain/errors.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Queries } from '../usecases/queries.ts'
import { actorOf } from './authenticate.ts'
import { described, empty, LocationHeader, REFUSALS } from './described.ts'
import type { TypedApp } from './typed-app.ts'

/** What a dialog's handler says to a submission. */
export type DialogAnswer =
  | { readonly kind: 'done'; readonly location?: string }
  | { readonly kind: 'field_errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'error'; readonly message: string }

type SubmitDialog = (
  actor: Actor,
  submission: Readonly<{ state: string; values: Readonly<Record<string, unknown>>; isCancelled: boolean }>,
) => Promise<DialogAnswer>

export type CallbackRouteDeps = Readonly<{
  submitStart: SubmitDialog
  taskSuggestions: Queries['taskSuggestions']
}>

const SUBMIT_START = {
  operationId: 'submitStartDialog',
  summary: 'The host passes on a submitted or cancelled start dialog.',
  querystring: NoQuery,
  body: StartSubmission,
  response: {
    200: described(DialogRefusal, 'Empty, or what keeps the dialog open.'),
    201: empty('The incident is open.', { Location: LocationHeader }),
    ...REFUSALS,
  },
}

const SUGGEST_TASKS = {
  operationId: 'suggestTasks',
  summary: 'Tasks of the incident of a channel, for the command line.',
  querystring: SuggestionQuery,
  response: {
    200: described(Type.Array(SuggestionSchema), 'One per task; none without the right to edit.'),
    ...REFUSALS,
  },
}

/** What the host asks for a person: submitted dialogs, and lists for its autocomplete. */
export function callbackRoutes(app: TypedApp, { submitStart, taskSuggestions }: CallbackRouteDeps): void {
  app.addHook('onRequest', (request, _reply, done) => {
    // The host sends no content type, and what another caller claims does not matter.
    request.raw.headers['content-type'] = 'application/json'
    done()
  })

  app.post(routes.startDialog, { schema: SUBMIT_START }, async (request, reply) => {
    const actor = actorOf(request)
    const answer = await submitStart(actor, submissionOf(request.body, actor))
    if (answer.kind === 'field_errors') return { errors: { ...answer.errors } }
    if (answer.kind === 'error') return { error: answer.message }
    if (answer.location === undefined) return reply.send()
    return reply.code(201).header('location', answer.location).send()
  })

  app.get(routes.taskSuggestions, { schema: SUGGEST_TASKS }, async (request) => {
    const suggestions = await taskSuggestions(actorOf(request), request.query.channel_id)
    return suggestions.map(({ item, hint, help }) => ({ Item: item, Hint: hint, HelpText: help }))
  })
}

function submissionOf(body: Static<typeof StartSubmission>, actor: Actor) {
  const { state, submission, cancelled = false, user_id: userId = actor.userId } = body
  if (userId !== actor.userId) throw invalid('user_id is not the caller.', 'user_id')
  if (submission === null && !cancelled) throw invalid('submission must be a JSON object.', 'submission')
  return { state, values: submission ?? {}, isCancelled: cancelled }
}
