import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Context } from '../models/context.ts'
import type { Dialled } from '../broker.ts'
import { RpcClient } from '../rpc/client.ts'
import { Answer } from './answer.ts'
import { BridgeRequest, type RequestSubset } from './bridge-request.ts'
import { BridgeResponse } from './bridge-response.ts'
import { BridgeSocket, parseRemoteAddress } from './bridge-socket.ts'
import { HijackedConnection } from './hijack.ts'
import { ResponseWriter, type HostAbilities } from './response-writer.ts'
import { writerMethods } from './writer-methods.ts'

/** Answers one request, as a listener of Node's HTTP server does. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse, context: Context) => unknown

export interface BridgeCall {
  readonly request: RequestSubset & { readonly RemoteAddr: string }
  readonly context: Context
  /** Opens the stream of the host's response writer. */
  readonly dialWriter: () => Dialled
  /** Opens the stream of the request body; absent when there is none. */
  readonly dialBody: (() => Promise<Duplex>) | undefined
  readonly abilities: HostAbilities
  /** Told what the handler threw. */
  readonly onFailure: (error: unknown) => void
}

/**
 * Lets a handler answer one request of the host, and resolves when the answer is complete and both streams are
 * closed: only then may the call be answered, since the HTTP response ends with it.
 */
export async function bridge(handler: HttpHandler, call: BridgeCall): Promise<void> {
  const exchange = new Exchange(call)
  try {
    exchange.start(handler)
    await exchange.ended
  } finally {
    await exchange.close()
  }
}

/** One request and its answer. */
class Exchange {
  private readonly call: BridgeCall
  private readonly accepted: Promise<void>
  private readonly client: RpcClient
  private readonly body: Promise<Duplex> | undefined
  private readonly writer: ResponseWriter
  private readonly answer: Answer
  private readonly socket: BridgeSocket
  private readonly request: BridgeRequest
  private readonly response: BridgeResponse
  private readonly end = Promise.withResolvers<void>()

  constructor(call: BridgeCall) {
    this.call = call
    const { stream, accepted } = call.dialWriter()
    this.accepted = accepted
    this.client = new RpcClient(stream, accepted)
    stream.once('close', () => this.socket.destroy())
    this.body = call.dialBody?.()
    this.writer = new ResponseWriter(this.client, call.abilities)
    this.answer = new Answer(this.writer)
    this.socket = new BridgeSocket(parseRemoteAddress(call.request.RemoteAddr), (bytes) => this.take(bytes))
    this.request = new BridgeRequest(this.socket, call.request, this.body)
    this.response = new BridgeResponse(this.request, () => this.takeOver())
    accepted.catch((error: Error) => this.giveUp(error))
    this.body?.catch(() => undefined)
    this.socket.on('close', () => this.abort())
    this.response.on('finish', () => this.end.resolve())
    // Node touches of a socket here only what BridgeSocket has.
    this.response.assignSocket(this.socket as unknown as Socket)
  }

  /** Resolves when the answer is complete, rejects when the handler failed in the middle of it. */
  get ended(): Promise<void> {
    return this.end.promise
  }

  start(handler: HttpHandler): void {
    const run = async () => {
      await handler(this.request, this.response, this.call.context)
    }
    run().catch((error: unknown) => this.fail(error))
  }

  /** Closes both streams, after the host has accepted them: else it would wait for them in vain. */
  async close(): Promise<void> {
    this.request.finish()
    this.socket.destroy()
    await Promise.allSettled([this.accepted, this.body])
    this.client.close()
  }

  /** The client left, or the host did. After the end of the answer it means nothing any more. */
  private abort(): void {
    this.end.resolve()
    if (!this.request.complete) this.request.destroy(new Error('aborted'))
  }

  /** Without the stream of the answer there is nobody to answer to. */
  private giveUp(error: Error): void {
    this.end.reject(error)
    this.socket.destroy(error)
  }

  private async take(bytes: Buffer): Promise<void> {
    await this.answer.accept(bytes)
    setImmediate(() => this.flushWhenIdle())
  }

  /** A handler that pauses in the middle of its answer is streaming: let the client have what is there. */
  private flushWhenIdle(): void {
    if (this.response.writableEnded || this.socket.destroyed || this.socket.writableLength > 0) return
    this.answer.flush().catch((error: Error) => this.socket.destroy(error))
  }

  private fail(error: unknown): void {
    this.call.onFailure(error)
    if (this.response.headersSent || this.socket.destroyed) {
      this.end.reject(new Error('the request handler failed in the middle of its answer'))
      return
    }
    for (const name of this.response.getHeaderNames()) this.response.removeHeader(name)
    this.response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
    this.response.end('Internal server error')
  }

  private async takeOver(): Promise<HijackedConnection> {
    if (this.response.headersSent) throw new Error('the response has begun already')
    await this.answer.idle()
    await this.writer.call(writerMethods.HijackResponse, {})
    this.response.detachSocket(this.socket as unknown as Socket)
    const connection = new HijackedConnection(this.writer)
    connection.on('error', () => undefined)
    connection.once('close', () => this.end.resolve())
    this.socket.once('close', () => connection.destroy())
    return connection
  }
}
