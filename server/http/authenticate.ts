import type { FastifyRequest } from 'fastify'
import type { Door } from '../domain/audit.ts'
import { IncidentError } from '../domain/errors.ts'
import type { Actor } from '../usecases/ports/people.ts'
import { addressOf } from './client-address.ts'
import type { TypedApp } from './typed-app.ts'

const USER_ID = /^[a-z0-9]{26}$/

/**
 * Who asks: the host removes this header from what clients send and sets it for a valid session.
 *
 * @param door What the host uses this request for.
 * @throws {IncidentError} `unauthorized` without it.
 */
export function actorOf(request: FastifyRequest, door: Door = 'rest'): Actor {
  const userId = request.headers['mattermost-user-id']
  if (typeof userId !== 'string' || !USER_ID.test(userId)) {
    throw new IncidentError('unauthorized', 'Please log in again.')
  }
  return { userId, requestId: request.id, door, ipAddress: addressOf(request.raw) }
}

export function authenticate(app: TypedApp): void {
  app.addHook('onRequest', (request, _reply, done) => {
    actorOf(request)
    done()
  })
}
