import { EventEmitter } from 'node:events'
import type { Duplex } from 'node:stream'
import type { YamuxLimits } from './limits.ts'
import { YamuxStream } from './stream.ts'
import type { Timers } from './timers.ts'

/** The side that connected is the client: its stream ids are odd, those of the server even. */
export type YamuxSide = 'client' | 'server'

export interface YamuxOptions {
  readonly limits?: Partial<YamuxLimits>
  readonly timers?: Timers
  /** Ping the peer every 30 s and end the session without an answer; on by default for the client. */
  readonly keepAlive?: boolean
}

interface YamuxEvents {
  stream: [YamuxStream]
  close: [Error | undefined]
}

/** Many streams over one socket. */
export class YamuxSession extends EventEmitter<YamuxEvents> {
  private readonly socket: Duplex
  private nextId: number

  constructor(socket: Duplex, side: YamuxSide, options: YamuxOptions = {}) {
    super()
    this.socket = socket
    this.nextId = side === 'client' ? 1 : 2
    void options
  }

  open(): YamuxStream {
    const stream = new YamuxStream(this.nextId)
    this.nextId += 2
    return stream
  }

  async close(): Promise<void> {
    this.socket.end()
    await Promise.resolve()
  }

  destroy(error?: Error): void {
    this.socket.destroy(error)
  }
}
