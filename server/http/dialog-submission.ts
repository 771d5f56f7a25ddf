import type { FastifyReply, FastifyRequest } from 'fastify'
import { invalid } from '../domain/errors.ts'
import type { Actor } from '../usecases/ports/people.ts'
import { actorOf } from './authenticate.ts'

/** What a dialog's handler says to a submission. */
export type DialogAnswer =
  | { readonly kind: 'done'; readonly location?: string }
  | { readonly kind: 'field_errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'error'; readonly message: string }

type Submission = Readonly<{
  state: string
  values: Readonly<Record<string, unknown>>
  isCancelled: boolean
}>

export type SubmitDialog = (actor: Actor, submission: Submission) => Promise<DialogAnswer>

type Body = Readonly<{
  state: string
  submission: Readonly<Record<string, unknown>> | null
  cancelled?: boolean
  user_id?: string
}>

/** Hands a submission on, and answers in the host's form. @throws {IncidentError} `invalid` */
export async function answerSubmission(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, submit }: { body: Body; submit: SubmitDialog },
) {
  const actor = actorOf(request, 'dialog')
  const answer = await submit(actor, submissionOf(body, actor))
  if (answer.kind === 'field_errors') return { errors: { ...answer.errors } }
  if (answer.kind === 'error') return { error: answer.message }
  if (answer.location === undefined) return reply.send()
  return reply.code(201).header('location', answer.location).send()
}

function submissionOf(body: Body, actor: Actor): Submission {
  const { state, submission, cancelled = false, user_id: userId } = body
  mustBeCaller(userId, actor)
  if (submission === null && !cancelled) throw invalid('submission must be a JSON object.', 'submission')
  return { state, values: submission ?? {}, isCancelled: cancelled }
}

/** The header alone says who asks; a body that names somebody else is refused. @throws {IncidentError} `invalid` */
export function mustBeCaller(userId: string | undefined, actor: Actor): void {
  if (userId !== undefined && userId !== actor.userId) {
    throw invalid('user_id is not the caller.', 'user_id')
  }
}
