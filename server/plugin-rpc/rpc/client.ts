import type { Duplex } from 'node:stream'
import type { GobDecoder } from '../gob/decoder.ts'
import { GobEncoder } from '../gob/encoder.ts'
import type { InputOf, Schema, ValueOf } from '../gob/schema.ts'
import { RequestHeader, ResponseHeader } from './headers.ts'
import { readMessages } from './read-messages.ts'
import { RpcError } from './rpc-error.ts'

export interface CallOptions {
  /** Milliseconds until the call is given up; no limit without it. A reply that comes later is dropped. */
  readonly timeout?: number
}

/** What a call is about: the schemas on both ways. */
export interface MethodShape<Arg extends Schema = Schema, Reply extends Schema = Schema> {
  readonly arg: Arg
  readonly reply: Reply
}

interface Pending {
  /** Takes the reply from the decoder; false when bytes are missing. */
  readonly take: (decoder: GobDecoder) => boolean
  readonly fail: (error: RpcError) => void
}

/** The calling end of Go's net/rpc on one stream. Calls may overlap; the peer may answer in any order. */
export class RpcClient {
  private readonly stream: Duplex
  private readonly encoder = new GobEncoder()
  private readonly pending = new Map<number, Pending>()
  private nextSeq = 0
  private isOver = false

  /** @param accepted Calls may be made before; the first bytes of the stream until then are not for us. */
  constructor(stream: Duplex, accepted?: Promise<void>) {
    this.stream = stream
    if (!accepted) this.read()
    accepted?.then(
      () => this.read(),
      (error: Error) => this.endAll(error),
    )
  }

  private read(): void {
    readMessages(this.stream, ResponseHeader, {
      takeBody: (header, decoder) => this.takeReply(header, decoder),
      onEnd: (error) => this.endAll(error),
    })
  }

  /** Calls `method`, such as `Plugin.GetUser`. Every failure is an {@link RpcError}. */
  call<Arg extends Schema, Reply extends Schema>(
    method: string,
    shape: MethodShape<Arg, Reply>,
    value: InputOf<Arg>,
    { timeout }: CallOptions = {},
  ): Promise<ValueOf<Reply>> {
    return new Promise((resolve, reject) => {
      if (this.isOver) throw closed(method)
      const seq = this.nextSeq
      const request = this.encodeRequest(method, seq, shape.arg, value)
      this.nextSeq += 1
      const timer =
        timeout === undefined ? undefined : setTimeout(() => this.giveUp(seq, method), timeout).unref()
      const settle = () => {
        clearTimeout(timer)
        this.pending.delete(seq)
      }
      this.pending.set(seq, {
        take: (decoder) => {
          const reply = decoder.next(shape.reply)
          if (reply) settle()
          if (reply) resolve(reply.value)
          return reply !== undefined
        },
        fail: (error) => {
          settle()
          reject(error)
        },
      })
      this.stream.write(request)
    })
  }

  /** No more calls; those under way fail. */
  close(): void {
    this.endAll(undefined)
    this.stream.end()
    this.stream.resume()
  }

  /** The argument goes first into the encoder: it alone can fail, and then nothing must count as sent. */
  private encodeRequest<Arg extends Schema>(
    method: string,
    seq: number,
    schema: Arg,
    value: InputOf<Arg>,
  ): Buffer {
    try {
      const argument = this.encoder.encode(schema, value)
      return Buffer.concat([
        this.encoder.encode(RequestHeader, { ServiceMethod: method, Seq: seq }),
        argument,
      ])
    } catch (cause) {
      throw new RpcError('argument', `${method}: the argument does not fit`, { cause })
    }
  }

  private takeReply(header: ResponseHeader, decoder: GobDecoder): boolean {
    const call = this.pending.get(Number(header.Seq))
    if (call && !header.Error) return call.take(decoder)
    if (!decoder.skip()) return false
    call?.fail(new RpcError('refused', header.Error))
    return true
  }

  private giveUp(seq: number, method: string): void {
    this.pending.get(seq)?.fail(new RpcError('timeout', `${method}: no answer in time`))
  }

  private endAll(cause: Error | undefined): void {
    this.isOver = true
    for (const call of [...this.pending.values()]) call.fail(closed('a call', cause))
    // A second end makes Node build an error with its stack, each time.
    if (!this.stream.destroyed && !this.stream.writableEnded) this.stream.end()
  }
}

function closed(what: string, cause?: Error): RpcError {
  return new RpcError('closed', `${what}: the stream has ended`, { cause })
}
