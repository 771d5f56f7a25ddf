import type { Duplex } from 'node:stream'
import type { GobDecoder } from '../gob/decoder.ts'
import { GobEncoder } from '../gob/encoder.ts'
import { Empty, RequestHeader, ResponseHeader } from './headers.ts'
import type { Reply, RpcMethods } from './method.ts'
import { readMessages } from './read-messages.ts'

/** Calls under way on one stream; beyond it no more are read until one is answered. */
const UNDER_WAY = 4096

/** The answering end of Go's net/rpc on one stream. Each call runs by itself; replies go out as they are ready. */
export class RpcServer {
  private readonly stream: Duplex
  private readonly methods: RpcMethods
  private readonly encoder = new GobEncoder()
  private underWay = 0
  private hasEnded = false

  /** @param onEnd Called once when the peer sends nothing more, with the error if there was one. */
  constructor(
    stream: Duplex,
    methods: RpcMethods,
    onEnd: (error: Error | undefined) => void = () => undefined,
  ) {
    this.stream = stream
    this.methods = methods
    readMessages(stream, RequestHeader, {
      takeBody: (header, decoder) => this.takeRequest(header, decoder),
      onEnd: (error) => {
        this.hasEnded = true
        this.endWhenAnswered()
        onEnd(error)
      },
    })
  }

  private takeRequest(header: RequestHeader, decoder: GobDecoder): boolean {
    const method = this.methods.get(header.ServiceMethod)
    if (!method) {
      if (!decoder.skip()) return false
      void this.whileUnderWay(this.refuse(header, this.whyUnknown(header.ServiceMethod)))
      return true
    }
    const run = method.take(decoder)
    if (!run) return false
    const answered = run().then(
      (reply) => this.answer(header, reply),
      (error: unknown) => this.refuse(header, messageOf(error)),
    )
    void this.whileUnderWay(answered)
    return true
  }

  private async whileUnderWay(answered: Promise<void>): Promise<void> {
    this.begin()
    await answered
    this.done()
  }

  private begin(): void {
    this.underWay += 1
    if (this.underWay >= UNDER_WAY) this.stream.pause()
  }

  private done(): void {
    this.underWay -= 1
    if (this.stream.isPaused() && this.underWay < UNDER_WAY) this.stream.resume()
    this.endWhenAnswered()
  }

  /** The reply goes first into the encoder: it alone can fail, and then nothing must count as sent. */
  private answer(request: RequestHeader, reply: Reply): Promise<void> {
    let body: Buffer
    try {
      body = reply(this.encoder)
    } catch (error) {
      return this.refuse(request, messageOf(error))
    }
    return this.send(this.encoder.encode(ResponseHeader, { ...request }), body)
  }

  private refuse(request: RequestHeader, error: string): Promise<void> {
    const header = this.encoder.encode(ResponseHeader, { ...request, Error: error || 'failed' })
    return this.send(header, this.encoder.encode(Empty, {}))
  }

  /** Resolves when the bytes are gone, so that a peer who does not read cannot fill our memory. */
  private send(header: Buffer, body: Buffer): Promise<void> {
    return new Promise((resolve) => {
      if (this.stream.writable) this.stream.write(Buffer.concat([header, body]), () => resolve())
      else resolve()
    })
  }

  private endWhenAnswered(): void {
    if (this.hasEnded && this.underWay === 0 && !this.stream.destroyed) this.stream.end()
  }

  /** The texts of Go's net/rpc, server.go, readRequestHeader; hosts compare with them. */
  private whyUnknown(name: string): string {
    const dot = name.lastIndexOf('.')
    if (dot < 0) return `rpc: service/method request ill-formed: ${name}`
    const service = name.slice(0, dot + 1)
    const isKnown = [...this.methods.keys()].some((known) => known.startsWith(service))
    return `rpc: can't find ${isKnown ? 'method' : 'service'} ${name}`
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
