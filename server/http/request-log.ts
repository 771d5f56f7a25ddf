import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ErrorCode } from '../domain/errors.ts'
import type { Log } from '../usecases/ports/process.ts'
import type { TypedApp } from './typed-app.ts'

declare module 'fastify' {
  interface FastifyReply {
    outcome: ErrorCode | 'ok'
    /** What was thrown, for the log alone. */
    failure: unknown
  }
}

const ID = /^[a-z0-9]{26}$/

/** One line a request. Never headers or bodies: the host passes invalid tokens on. */
export function logRequests(app: TypedApp, log: Log): void {
  app.decorateReply('outcome', 'ok')
  app.decorateReply('failure', undefined)
  app.addHook('onResponse', (request, reply, done) => {
    const fields = fieldsOf(request, reply)
    if (reply.outcome === 'internal') log.error('request failed', { ...fields, error: reply.failure })
    else if (reply.outcome === 'unavailable') log.warn('request', { ...fields, error: reply.failure })
    else log.debug('request', fields)
    done()
  })
}

const fieldsOf = (request: FastifyRequest, reply: FastifyReply): Record<string, unknown> => ({
  requestId: request.id,
  userId: idOrNothing(request.headers['mattermost-user-id']),
  method: request.method,
  route: request.routeOptions.url,
  ...idsIn(request.params),
  status: reply.statusCode,
  outcome: reply.outcome,
  durationMs: Math.round(reply.elapsedTime * 10) / 10,
})

/** Ids of the path under the names they have there; what is no id is not worth a word. */
function idsIn(params: unknown): Record<string, unknown> {
  if (typeof params !== 'object' || params === null) return {}
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, idOrNothing(value)]))
}

const idOrNothing = (value: unknown): string | undefined =>
  typeof value === 'string' && ID.test(value) ? value : undefined
