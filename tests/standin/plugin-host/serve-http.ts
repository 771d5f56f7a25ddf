import type { Duplex, Readable } from 'node:stream'
import type { InputOf } from '../../../server/plugin-rpc/gob/schema.ts'
import type { Context as ContextSchema } from '../../../server/plugin-rpc/models/context.ts'
import { RpcServer } from '../../../server/plugin-rpc/rpc/server.ts'
import type { HostSession } from './host-session.ts'
import type { RequestSubset } from './request-subset.ts'
import type { ResponseTarget } from './response-target.ts'
import { sendBody } from './send-body.ts'
import { writerService, type WriterServiceOptions } from './writer-service.ts'

export type RequestContext = InputOf<typeof ContextSchema>

export interface HttpCall extends WriterServiceOptions {
  readonly request: RequestSubset
  readonly context: RequestContext
  readonly body: Readable
  readonly target: ResponseTarget
  readonly hook?: 'ServeHTTP' | 'ServeMetrics'
}

/**
 * Lets the plugin answer one HTTP request; resolves when it has.
 *
 * @throws {RpcError} when the plugin failed or is gone; the target has its 500 by then.
 */
export async function serveHttp(session: HostSession, call: HttpCall): Promise<void> {
  const { broker, hooks } = session
  const { request, context, body, target, hook = 'ServeHTTP' } = call
  const [writerId, bodyId] = [broker.nextId(), broker.nextId()]
  accept(broker.accept(writerId), (stream) => void new RpcServer(stream, writerService(target, call)))
  accept(broker.accept(bodyId), (stream) => void sendBody(stream, body))
  try {
    await hooks.call(hook, {
      ResponseWriterStream: writerId,
      Request: request,
      Context: context,
      RequestBodyStream: bodyId,
    })
  } catch (error) {
    target.fail()
    throw error
  }
  target.finish()
}

/** A stream that the plugin does not dial is its own loss: the call goes on without. */
function accept(stream: Promise<Duplex>, use: (stream: Duplex) => void): void {
  stream.then(use, () => undefined)
}
