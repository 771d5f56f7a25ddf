import { Duplex } from 'node:stream'

/** Takes bytes in order; what it rejects with ends the socket. */
export type Sink = (bytes: Buffer) => Promise<void>

/** What a socket says of the other end. */
export interface RemoteAddress {
  readonly remoteAddress: string
  readonly remotePort: number
}

/**
 * Stands where Node's HTTP classes expect the socket of a connection: what they write goes to a sink, nothing
 * is ever read from it. Everything that Node gathered while the sink was busy goes there in one piece.
 */
export class BridgeSocket extends Duplex {
  readonly remoteAddress: string
  readonly remotePort: number
  /** Looked at by Node before it says that a response is finished. Source: Node 24, lib/_http_outgoing.js. */
  _hadError = false
  private readonly sink: Sink

  constructor(remote: RemoteAddress, sink: Sink) {
    super({ allowHalfOpen: true })
    this.push(null)
    this.remoteAddress = remote.remoteAddress
    this.remotePort = remote.remotePort
    this.sink = sink
    this.on('error', () => undefined)
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.pass(chunk, done)
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.pass(Buffer.concat(chunks.map(({ chunk }) => chunk)), done)
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this._hadError ||= error !== null
    done(error)
  }

  /** Nothing to set: the connection is the host's. */
  setTimeout(): this {
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  destroySoon(): void {
    this.end()
  }

  private pass(bytes: Buffer, done: (error?: Error | null) => void): void {
    this.sink(bytes).then(
      () => done(),
      (error: unknown) => {
        this._hadError = true
        done(error instanceof Error ? error : new Error(String(error)))
      },
    )
  }
}

/** `192.0.2.7:443` or `[2001:db8::1]:443`, as Go writes it. */
export function parseRemoteAddress(text: string): RemoteAddress {
  const colon = text.lastIndexOf(':')
  const host = colon < 0 ? text : text.slice(0, colon)
  return { remoteAddress: host.replace(/^\[|\]$/g, ''), remotePort: Number(text.slice(colon + 1)) || 0 }
}
