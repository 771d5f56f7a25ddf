import { once } from 'node:events'
import { Readable, type Duplex } from 'node:stream'
import { decodeBodyRequest } from '../../server/plugin-rpc/http/body-request.ts'
import { RpcServer } from '../../server/plugin-rpc/rpc/server.ts'
import type { TinyHost } from './tiny-host.ts'
import { TinyWriter, type TinyWriterOptions } from './tiny-writer.ts'

export interface TinyRequest {
  readonly method?: string
  readonly url?: string
  readonly headers?: Readonly<Record<string, readonly string[]>>
  readonly body?: Readable
  readonly hook?: 'ServeHTTP' | 'ServeMetrics'
}

export interface TinyExchange {
  readonly writer: TinyWriter
  /** Resolves when the plugin answered the call: only then does the HTTP response end. */
  readonly answered: Promise<unknown>
  /** What the plugin asked of the body, and what came of sending it. */
  readonly body: Promise<'never asked for' | 'sent' | 'reset'>
}

/** Hands one HTTP request to the plugin, as the host does for a client. */
export function request(host: TinyHost, of: TinyRequest = {}, options: TinyWriterOptions = {}): TinyExchange {
  const writer = new TinyWriter(options)
  const [writerId, bodyId] = [host.broker.nextId(), host.broker.nextId()]
  host.serve(writerId, (stream) => new RpcServer(stream, writer.methods()))
  const body = host.broker.accept(bodyId).then((stream) => sendBody(stream, of.body ?? Readable.from([])))
  body.catch(() => undefined)
  const answered = host.call(of.hook ?? 'ServeHTTP', {
    ResponseWriterStream: writerId,
    RequestBodyStream: bodyId,
    Context: { SessionId: 's1' },
    Request: {
      Method: of.method ?? 'GET',
      URL: of.url ?? '/',
      Proto: 'HTTP/1.1',
      ProtoMajor: 1,
      ProtoMinor: 1,
      Header: of.headers ?? {},
      Host: 'chat.example.com',
      RemoteAddr: '192.0.2.7:4711',
      RequestURI: `/plugins/x${of.url ?? '/'}`,
    },
  })
  return { writer, answered, body }
}

async function sendBody(stream: Duplex, body: Readable): Promise<'never asked for' | 'sent' | 'reset'> {
  stream.on('error', () => undefined)
  const [first] = (await Promise.race([
    once(stream, 'data'),
    once(stream, 'end'),
    once(stream, 'close'),
  ])) as [Buffer?]
  if (!first) {
    stream.end()
    return 'never asked for'
  }
  const asked = decodeBodyRequest(first)
  if (asked?.count !== 2n ** 63n - 1n) throw new Error('the plugin did not ask for everything')
  body.pipe(stream)
  await Promise.race([once(stream, 'finish'), once(stream, 'close')]).catch(() => undefined)
  return stream.writableFinished ? 'sent' : 'reset'
}
