import type { IncomingMessage } from 'node:http'
import type { InputOf } from '../../../server/plugin-rpc/gob/schema.ts'
import { canonicalName } from '../../../server/plugin-rpc/http/response-head.ts'
import type { HTTPRequestSubset } from '../../../server/plugin-rpc/models/http-request.ts'

export type RequestSubset = InputOf<typeof HTTPRequestSubset>

/** Go's server keeps these apart from the headers. Source: Go's net/http, transfer.go and request.go. */
const APART = new Set(['Host', 'Transfer-Encoding', 'Trailer'])

/** What the plugin is told of a request. */
export function requestSubset(request: IncomingMessage): RequestSubset {
  const header = new Map<string, string[]>()
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    const canonical = canonicalName(name)
    if (!APART.has(canonical)) header.set(canonical, values ?? [])
  }
  const { remoteAddress = '', remotePort = 0 } = request.socket
  return {
    Method: request.method ?? 'GET',
    URL: request.url ?? '/',
    Proto: `HTTP/${request.httpVersion}`,
    ProtoMajor: request.httpVersionMajor,
    ProtoMinor: request.httpVersionMinor,
    Header: Object.fromEntries(header),
    Host: request.headers.host ?? '',
    RemoteAddr: remoteAddress.includes(':')
      ? `[${remoteAddress}]:${remotePort}`
      : `${remoteAddress}:${remotePort}`,
    RequestURI: request.url ?? '/',
  }
}
