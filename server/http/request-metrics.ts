import type { FastifyRequest } from 'fastify'
import type { Door } from '../domain/audit.ts'
import { API_BASE } from '../contract/routes.ts'
import type { RequestObserver } from '../usecases/ports/metrics.ts'
import type { TypedApp } from './typed-app.ts'

/** Each answer is counted by the pattern of its route. */
export function measureRequests(app: TypedApp, requests: RequestObserver): void {
  app.addHook('onResponse', (request, reply, done) => {
    const seconds = reply.elapsedTime / 1000
    requests.answered({ door: doorOf(request), name: nameOf(request), outcome: reply.outcome, seconds })
    done()
  })
}

const patternOf = ({ routeOptions: { url } }: FastifyRequest): string | undefined =>
  url?.slice(API_BASE.length)

const nameOf = (request: FastifyRequest): string => {
  const pattern = patternOf(request)
  return pattern === undefined ? 'unknown' : `${request.method} ${pattern}`
}

/** The host passes on what people do in dialogs and with buttons. */
function doorOf(request: FastifyRequest): Door {
  const pattern = patternOf(request) ?? ''
  if (request.method !== 'POST') return 'rest'
  if (pattern.endsWith('dialog')) return 'dialog'
  return pattern.includes('button') ? 'button' : 'rest'
}
