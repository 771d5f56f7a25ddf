import type { FastifyRequest } from 'fastify'
import { LIMITS } from '../contract/limits.ts'
import { IncidentError } from '../domain/errors.ts'
import type { TypedApp } from './typed-app.ts'

/** Refuses what says of itself that it is too large; a body that does not say is counted while it is read. */
export function limitSizes(app: TypedApp): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (Buffer.byteLength(request.url) > LIMITS.pathAndQuery) throw tooLarge('The address')
    if (announcedBytes(request) > request.routeOptions.bodyLimit) throw tooLarge('The body')
    done()
  })
}

export const tooLarge = (what: string): IncidentError =>
  new IncidentError('too_large', `${what} is too large.`)

const announcedBytes = (request: FastifyRequest): number => Number(request.headers['content-length'] ?? 0)
