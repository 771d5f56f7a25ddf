import { EventEmitter } from 'node:events'
import type { Duplex } from 'node:stream'
import type { FrameHeader } from './frame.ts'
import { ACK, FIN, GOODBYE, PROTOCOL_ERROR, RST, SYN } from './frame.ts'
import { FrameReader } from './frame-reader.ts'
import { FrameWriter } from './frame-writer.ts'
import { KeepAlive } from './keep-alive.ts'
import type { YamuxLimits } from './limits.ts'
import { defaultLimits } from './limits.ts'
import type { StreamLink } from './stream.ts'
import { YamuxStream } from './stream.ts'
import { SynBudget } from './syn-budget.ts'
import type { Timer, Timers } from './timers.ts'
import { systemTimers } from './timers.ts'
import { YamuxError } from './yamux-error.ts'

/** Who connected is the client: its streams have odd ids, those of the server even ones. */
export type YamuxSide = 'client' | 'server'

export interface YamuxOptions {
  readonly limits?: Partial<YamuxLimits>
  readonly timers?: Timers
  /** Ping the peer every 30 s and end the session when no answer comes; by default the client does. */
  readonly keepAlive?: boolean
}

interface YamuxEvents {
  /** A stream that the peer opened; it is acknowledged already. Reset when nobody listens. */
  stream: [YamuxStream]
  /** The session is over and the socket closed: once, with the reason unless it was a good end. */
  close: [Error | undefined]
}

/**
 * Many streams over one socket, symmetric but for the ids.
 *
 * The socket is read whatever the application does; what streams hold is bounded by their windows. Pings and SYNs are
 * answered in the same turn. A peer that breaks the protocol is told so (GoAway 1) and left.
 *
 * Source: hashicorp/yamux, spec.md; behaviour of v0.1.2.
 */
export class YamuxSession extends EventEmitter<YamuxEvents> {
  private readonly socket: Duplex
  private readonly limits: YamuxLimits
  private readonly timers: Timers
  private readonly writer: FrameWriter
  private readonly reader: FrameReader
  private readonly budget: SynBudget
  private readonly keepAlive: KeepAlive | undefined
  private readonly link: StreamLink
  private readonly streams = new Map<number, YamuxStream>()
  private readonly closed = Promise.withResolvers<void>()
  private nextId: number
  private isPeerLeaving = false
  private hasEnded = false
  private reason: Error | undefined
  private closeTimer: Timer
  /** Whose payload comes in now; undefined when it is to be thrown away. */
  private receiving: { readonly stream: YamuxStream; readonly flags: number } | undefined

  constructor(socket: Duplex, side: YamuxSide, options: YamuxOptions = {}) {
    super()
    this.socket = socket
    this.limits = { ...defaultLimits, ...options.limits }
    this.timers = options.timers ?? systemTimers
    this.nextId = side === 'client' ? 1 : 2
    this.writer = this.makeWriter()
    this.reader = this.makeReader()
    this.budget = this.makeBudget()
    this.link = this.makeLink()
    this.keepAlive = (options.keepAlive ?? side === 'client') ? this.makeKeepAlive() : undefined
    this.listen()
  }

  /**
   * A new stream, usable at once; while too many wait for the peer's ACK it waits for its turn itself.
   *
   * @throws {YamuxError} when the session is over, or the peer has said that it is leaving.
   */
  open(): YamuxStream {
    if (this.hasEnded) throw new YamuxError('The session is closed.')
    if (this.isPeerLeaving) throw new YamuxError('The peer takes no more streams.')
    const stream = new YamuxStream(this.nextId, 'us', this.link)
    this.nextId += 2
    this.streams.set(stream.id, stream)
    this.budget.request(stream)
    return stream
  }

  /** Sends what is ready to go, says goodbye and ends; resolves when the socket is closed. May run twice. */
  async close(): Promise<void> {
    if (!this.hasEnded) this.writer.flush()
    this.end(undefined, GOODBYE)
    await this.closed.promise
  }

  /** Ends at once, without a word to the peer. */
  destroy(error?: Error): void {
    this.end(error)
    this.socket.destroy()
  }

  private makeWriter(): FrameWriter {
    return new FrameWriter(this.socket, {
      backlog: this.limits.backlog,
      onOverflow: () => this.destroy(new YamuxError('The peer sends and does not read.')),
    })
  }

  private makeReader(): FrameReader {
    return new FrameReader({
      onHeader: (header) => this.onHeader(header),
      onPayload: (bytes) => this.receiving?.stream.receiveData(bytes),
      onDataEnd: () => this.onDataEnd(),
    })
  }

  private makeBudget(): SynBudget {
    return new SynBudget({
      limits: this.limits,
      timers: this.timers,
      onLate: () => this.destroy(new YamuxError('The peer did not acknowledge a stream in time.')),
    })
  }

  private makeKeepAlive(): KeepAlive {
    return new KeepAlive({
      limits: this.limits,
      timers: this.timers,
      sendPing: (length) => this.writer.answer({ kind: 'ping', flags: SYN, streamId: 0, length }),
      onSilence: () => this.destroy(new YamuxError('The peer did not answer a ping in time.')),
    })
  }

  private makeLink(): StreamLink {
    return {
      frameSize: this.limits.frameSize,
      enqueue: (stream) => {
        if (!this.hasEnded && stream.hasFrame) this.writer.enqueue(stream)
      },
      giveCredit: (stream, bytes) => {
        if (this.streams.get(stream.id) === stream) this.sendWindowUpdate(stream.id, 0, bytes)
      },
      awaitFinish: (stream) =>
        this.timers.setTimer(
          () => stream.destroy(new YamuxError(`The peer did not finish stream ${stream.id} in time.`)),
          this.limits.finishWithin,
        ),
      clearTimer: (timer) => this.timers.clearTimer(timer),
      release: (stream, isReset) => this.release(stream, isReset),
    }
  }

  private listen(): void {
    this.socket.on('data', (chunk: Buffer) => this.onChunk(chunk))
    this.socket.on('end', () => this.onEnd())
    this.socket.on('error', (error) => this.end(error))
    this.socket.on('close', () => this.onClose())
  }

  private onChunk(chunk: Buffer): void {
    if (this.hasEnded) return
    try {
      this.reader.push(chunk)
    } catch (error) {
      if (!(error instanceof YamuxError)) throw error
      this.end(error, PROTOCOL_ERROR)
    }
    this.writer.flush()
  }

  private onEnd(): void {
    const isClean = this.reader.isBetweenFrames
    this.end(isClean ? undefined : new YamuxError('The connection ended in the middle of a frame.'))
  }

  private onClose(): void {
    this.end(undefined)
    this.timers.clearTimer(this.closeTimer)
    this.closed.resolve()
    this.emit('close', this.reason)
  }

  private onHeader(header: FrameHeader): void {
    if (this.hasEnded) return
    switch (header.kind) {
      case 'data':
      case 'window_update':
        return this.onStreamFrame(header)
      case 'ping':
        return this.onPing(header)
      case 'go_away':
        return this.onGoAway(header.length)
    }
  }

  private onStreamFrame({ kind, flags, streamId, length }: FrameHeader): void {
    if (flags & SYN) this.accept(streamId)
    const stream = this.streams.get(streamId)
    this.receiving = undefined
    if (!stream?.isKnownToPeer) return
    this.receiving = { stream, flags }
    if (flags & ACK) this.budget.settle(stream)
    if (flags & RST) return stream.receiveReset()
    if (kind === 'data') return stream.announceData(length)
    stream.receiveCredit(length)
    if (flags & FIN) stream.receiveFin()
  }

  private onDataEnd(): void {
    if (this.receiving && this.receiving.flags & FIN) this.receiving.stream.receiveFin()
    this.receiving = undefined
  }

  private accept(id: number): void {
    if (id === 0 || id % 2 === this.nextId % 2)
      throw new YamuxError(`The peer opened stream ${id}, an id of ours.`)
    if (this.streams.has(id)) throw new YamuxError(`The peer opened stream ${id} twice.`)
    if (this.streams.size >= this.limits.streams) return this.sendWindowUpdate(id, RST, 0)
    const stream = new YamuxStream(id, 'peer', this.link)
    this.streams.set(id, stream)
    this.sendWindowUpdate(id, ACK, 0)
    process.nextTick(() => {
      if (!this.emit('stream', stream)) stream.destroy()
    })
  }

  private onPing({ flags, length }: FrameHeader): void {
    if (flags & SYN) this.writer.answer({ kind: 'ping', flags: ACK, streamId: 0, length })
    else this.keepAlive?.answered(length)
  }

  private onGoAway(code: number): void {
    if (code !== GOODBYE) return this.end(new YamuxError(`The peer ended the session with error ${code}.`))
    this.isPeerLeaving = true
  }

  private sendWindowUpdate(streamId: number, flags: number, length: number): void {
    this.writer.answer({ kind: 'window_update', flags, streamId, length })
  }

  private release(stream: YamuxStream, isReset: boolean): void {
    if (this.hasEnded || this.streams.get(stream.id) !== stream) return
    this.streams.delete(stream.id)
    this.writer.remove(stream)
    this.budget.settle(stream)
    if (isReset) this.sendWindowUpdate(stream.id, RST, 0)
  }

  private end(reason: Error | undefined, goAway?: number): void {
    if (this.hasEnded) return
    this.hasEnded = true
    this.reason = reason
    this.keepAlive?.stop()
    this.budget.clear()
    for (const stream of this.streams.values()) {
      this.writer.remove(stream)
      stream.destroy(new YamuxError('The session ended.', { cause: reason }))
    }
    this.streams.clear()
    this.receiving = undefined
    this.endSocket(goAway)
  }

  private endSocket(goAway: number | undefined): void {
    if (goAway !== undefined) {
      this.writer.answer({ kind: 'go_away', flags: 0, streamId: 0, length: goAway })
      this.writer.flush()
    }
    this.socket.end()
    this.closeTimer = this.timers.setTimer(() => this.socket.destroy(), this.limits.closeWithin)
  }
}
