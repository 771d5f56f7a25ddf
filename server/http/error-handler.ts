import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { IncidentError, invalid } from '../domain/errors.ts'
import { commonHeaders } from './answer-headers.ts'
import { actorOf } from './authenticate.ts'
import { toAnswer, type ErrorAnswer } from './error-answer.ts'
import type { RefuseUnknown } from './known-paths.ts'
import { tooLarge } from './limits.ts'
import type { TypedApp } from './typed-app.ts'

const FASTIFY_ERRORS: Readonly<Record<string, () => IncidentError>> = {
  FST_ERR_BAD_URL: () => invalid('The address is malformed.'),
  FST_ERR_MAX_PARAM_LENGTH: () => tooLarge('The address'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => tooLarge('The body'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => invalid('The body is not as long as Content-Length says.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new IncidentError('unsupported_media_type', 'Send JSON.'),
}

export function answerErrors(app: TypedApp, refuseUnknown: RefuseUnknown): void {
  app.setErrorHandler((error, request, reply) => {
    // Fastify's own refusal, without hooks, of methods that Node does not know.
    const isUnknown = codeOf(error) === 'FST_ERR_NOT_FOUND'
    const meant = isUnknown ? refuseUnknown(request, reply) : meaningOf(error, request)
    const answer = toAnswer(meant, request.id)
    reply.outcome = answer.outcome
    reply.failure = meant
    return send(reply, answer)
  })
}

/** For what Fastify refuses before there is a route, without hooks: an address that cannot be read. */
export function refuseUnreadable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers(commonHeaders(request))
  void send(reply, toAnswer(firstRefusal(error, request), request.id))
}

function firstRefusal(error: FastifyError, request: FastifyRequest): unknown {
  try {
    actorOf(request)
    return meaningOf(error, request)
  } catch (refusal) {
    return refusal
  }
}

const send = (reply: FastifyReply, { status, headers, body }: ErrorAnswer): FastifyReply =>
  reply
    .code(status)
    .headers(headers)
    .header('content-type', 'application/json')
    .serializer((content: unknown) => JSON.stringify(content))
    .send(body)

function meaningOf(error: unknown, { raw }: FastifyRequest): unknown {
  if (error instanceof IncidentError) return error
  const known = FASTIFY_ERRORS[codeOf(error)]
  if (known) return known()
  // Whoever sent it is gone.
  if (raw.destroyed && !raw.complete) return invalid('The body did not arrive completely.')
  return error
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}
