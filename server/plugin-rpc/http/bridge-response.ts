import { ServerResponse, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

type WriteHeadArguments = Parameters<ServerResponse['writeHead']>

/** Node's response, whose bytes are the body as it is: the host knows how to send it on. */
export class BridgeResponse extends ServerResponse {
  /** Takes the client's connection over; see hijack.ts. */
  readonly takeOver: () => Promise<Duplex>

  constructor(request: IncomingMessage, takeOver: () => Promise<Duplex>) {
    super(request)
    this.takeOver = takeOver
    this.sendDate = false
    this.once('socket', (socket: Duplex) => this.follow(socket))
  }

  /** Node calls it for every response, also for those whose handler does not. */
  override writeHead(...head: unknown[]): this {
    // The overloads of writeHead cannot be told apart here, and need not be.
    super.writeHead(...(head as WriteHeadArguments))
    this.chunkedEncoding = false
    return this
  }

  /** Node resets its own mark in its HTTP server only, which is not here. */
  private follow(socket: Duplex): void {
    const get = () => !this.writableEnded && socket.writableNeedDrain
    Object.defineProperty(this, 'writableNeedDrain', { get })
    socket.on('drain', () => {
      if (!this.writableEnded) this.emit('drain')
    })
  }
}
