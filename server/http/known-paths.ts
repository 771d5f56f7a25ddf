import type { FastifyReply, FastifyRequest } from 'fastify'
import { IncidentError, notFound } from '../domain/errors.ts'
import type { TypedApp } from './typed-app.ts'

type KnownPath = { readonly url: string; readonly pattern: RegExp; readonly methods: string[] }

/** What is said to a request that no route takes; sets `Allow` where another method would do. */
export type RefuseUnknown = (request: FastifyRequest, reply: FastifyReply) => IncidentError

/**
 * Refuses unknown paths and methods before anything else is looked at, even who asks.
 * Call it before the first route.
 */
export function refuseUnknownPaths(app: TypedApp): RefuseUnknown {
  const paths: KnownPath[] = []
  app.addHook('onRoute', ({ url, method }) => remember(paths, url, [method].flat()))
  app.addHook('onReady', (done) => {
    // A fixed path goes before one with parameters, as in the router.
    paths.sort((one, other) => Number(one.url.includes(':')) - Number(other.url.includes(':')))
    done()
  })
  app.addHook('onRequest', (request, reply, done) => {
    const methods = methodsAt(paths, request)
    if (request.is404 || !methods.includes(request.method)) throw refusal(reply, methods)
    done()
  })
  return (request, reply) => refusal(reply, methodsAt(paths, request))
}

function remember(paths: KnownPath[], url: string, methods: readonly string[]): void {
  const known = paths.find((path) => path.url === url)
  if (known) known.methods.push(...methods)
  else paths.push({ url, pattern: patternOf(url), methods: [...methods] })
}

const patternOf = (url: string): RegExp =>
  new RegExp(`^${url.replaceAll(/[.]/g, '[.]').replaceAll(/:[a-z_]+/g, '[^/]+')}$`)

function methodsAt(paths: readonly KnownPath[], { url }: FastifyRequest): readonly string[] {
  const [path = ''] = url.split('?', 1)
  return paths.find(({ pattern }) => pattern.test(path))?.methods ?? []
}

function refusal(reply: FastifyReply, methods: readonly string[]): IncidentError {
  if (methods.length === 0) return notFound()
  void reply.header('allow', methods.join(', '))
  return new IncidentError('method_not_allowed', `Only ${methods.join(', ')} can be used here.`)
}
