import type { FastifyRequest } from 'fastify'
import { IncidentError } from '../domain/errors.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { TypedApp } from './typed-app.ts'

const USER_ID = /^[a-z0-9]{26}$/

/**
 * Who asks: the host removes this header from what clients send and sets it for a valid session.
 *
 * @throws {IncidentError} `unauthorized` without it.
 */
export function actorOf(request: FastifyRequest): Actor {
  const userId = request.headers['mattermost-user-id']
  if (typeof userId !== 'string' || !USER_ID.test(userId)) {
    throw new IncidentError('unauthorized', 'Please log in again.')
  }
  return { userId, requestId: request.id }
}

export function authenticate(app: TypedApp): void {
  app.addHook('onRequest', (request, _reply, done) => {
    actorOf(request)
    done()
  })
}
