import type { Duplex } from 'node:stream'
import type { FrameHeader } from './frame.ts'
import { writeFrameHeader } from './frame.ts'

export interface OutgoingFrame {
  readonly header: FrameHeader
  readonly payload: readonly Buffer[]
  /** Told when the socket has taken the frame, or that it never will. */
  readonly onWritten: (error?: Error | null) => void
}

/** Something with frames to send when its turn comes. */
export interface FrameSource {
  readonly hasFrame: boolean
  /** Only called while {@link FrameSource.hasFrame} is true. */
  takeFrame(): OutgoingFrame
}

interface FrameWriterOptions {
  /** Bytes of answers that may wait for a peer that does not read. */
  readonly backlog: number
  readonly onOverflow: () => void
}

/**
 * Puts frames on the socket: answers first, then the streams in turn, one frame each, as long as the socket takes
 * them. Everything of one turn of the event loop goes out in one write.
 */
export class FrameWriter {
  private readonly socket: Duplex
  private readonly options: FrameWriterOptions
  private answers: Buffer[] = []
  private unsentAnswers = 0
  /** In the order of their turns. */
  private readonly ready = new Set<FrameSource>()
  private isScheduled = false

  constructor(socket: Duplex, options: FrameWriterOptions) {
    this.socket = socket
    this.options = options
    socket.on('drain', () => this.flush())
  }

  /** Sends a frame without payload ahead of all data; it costs the peer nothing to take it. */
  answer(header: FrameHeader): void {
    this.answers.push(writeFrameHeader(header))
    this.schedule()
  }

  enqueue(source: FrameSource): void {
    this.ready.add(source)
    this.schedule()
  }

  remove(source: FrameSource): void {
    this.ready.delete(source)
  }

  /** Sends now what would go out at the end of this turn. */
  flush(): void {
    this.isScheduled = false
    if (this.socket.destroyed || this.socket.writableEnded) return
    this.socket.cork()
    this.writeAnswers()
    this.writeData()
    this.socket.uncork()
    if (this.unsentAnswers > this.options.backlog) this.options.onOverflow()
  }

  private schedule(): void {
    if (this.isScheduled) return
    this.isScheduled = true
    process.nextTick(() => this.flush())
  }

  private writeAnswers(): void {
    if (!this.socket.writableNeedDrain) this.unsentAnswers = 0
    if (this.answers.length === 0) return
    const bytes = Buffer.concat(this.answers)
    this.answers = []
    this.unsentAnswers += bytes.length
    this.socket.write(bytes)
  }

  private writeData(): void {
    for (const source of this.ready) {
      if (this.socket.writableNeedDrain) return
      this.ready.delete(source)
      this.write(source.takeFrame())
      // Added again it comes last: the iteration reaches it after all others had their turn.
      if (source.hasFrame) this.ready.add(source)
    }
  }

  private write({ header, payload, onWritten }: OutgoingFrame): void {
    const pieces = [writeFrameHeader(header), ...payload]
    const last = pieces.length - 1
    pieces.forEach((piece, index) => this.socket.write(piece, index === last ? onWritten : undefined))
  }
}
