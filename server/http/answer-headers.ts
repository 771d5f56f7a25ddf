import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { TypedApp } from './typed-app.ts'

const COMPRESS_FROM_BYTES = 2048

/** The host adds no header of its own. */
export const commonHeaders = (request: FastifyRequest): Record<string, string> => ({
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-request-id': request.id,
})

/** The headers of every answer, and gzip for the longer ones. */
export function finishAnswers(app: TypedApp): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    void reply.headers(commonHeaders(request))
    if (typeof payload !== 'string' || payload === '') return done(null, payload)
    // Fastify has written a charset behind it.
    void reply.header('content-type', 'application/json')
    if (Buffer.byteLength(payload) < COMPRESS_FROM_BYTES) return done(null, payload)
    void reply.header('vary', 'Accept-Encoding')
    if (!acceptsGzip(request.headers['accept-encoding'])) return done(null, payload)
    compress(reply, payload, done)
  })
}

function compress(
  reply: FastifyReply,
  payload: string,
  done: (error: Error | null, payload?: unknown) => void,
): void {
  gzip(payload, (error, compressed) => {
    if (!error) void reply.header('content-encoding', 'gzip')
    done(error, compressed)
  })
}

/** A coding with weight 0 is refused. Source: RFC 9110, 12.5.3. */
export function acceptsGzip(header: string | string[] | undefined): boolean {
  const codings = String(header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.replaceAll(/\s/g, '').split(';'))
  const found = codings.find(([name]) => name === 'gzip') ?? codings.find(([name]) => name === '*')
  return found !== undefined && !found.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
}
