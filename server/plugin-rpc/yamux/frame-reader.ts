import type { FrameHeader } from './frame.ts'
import { HEADER_SIZE, readFrameHeader } from './frame.ts'

/** Who is told about frames as they come in. */
export interface FrameSink {
  /** A header is complete; for `data` with a length the payload follows. */
  onHeader(header: FrameHeader): void
  /** Some payload of the latest `data` header, never empty; a view on what was pushed, not a copy. */
  onPayload(bytes: Buffer): void
  /** The latest `data` frame is complete. */
  onDataEnd(): void
}

/** Cuts a byte stream into frames. Holds at most one incomplete header; payload is passed on as it comes. */
export class FrameReader {
  private readonly sink: FrameSink
  private readonly header = Buffer.alloc(HEADER_SIZE)
  private headerBytes = 0
  private payloadLeft = 0

  constructor(sink: FrameSink) {
    this.sink = sink
  }

  /** True while the bytes so far end at the border of a frame. */
  get isBetweenFrames(): boolean {
    return this.headerBytes === 0 && this.payloadLeft === 0
  }

  /** @throws {YamuxError} on a bad header, or what the sink throws; the reader is of no use afterwards. */
  push(chunk: Buffer): void {
    let offset = 0
    while (offset < chunk.length) {
      offset = this.payloadLeft > 0 ? this.takePayload(chunk, offset) : this.takeHeader(chunk, offset)
    }
  }

  private takePayload(chunk: Buffer, offset: number): number {
    const end = Math.min(offset + this.payloadLeft, chunk.length)
    this.payloadLeft -= end - offset
    this.sink.onPayload(chunk.subarray(offset, end))
    if (this.payloadLeft === 0) this.sink.onDataEnd()
    return end
  }

  private takeHeader(chunk: Buffer, offset: number): number {
    const end = Math.min(offset + HEADER_SIZE - this.headerBytes, chunk.length)
    chunk.copy(this.header, this.headerBytes, offset, end)
    this.headerBytes += end - offset
    if (this.headerBytes === HEADER_SIZE) this.finishHeader()
    return end
  }

  private finishHeader(): void {
    this.headerBytes = 0
    const header = readFrameHeader(this.header)
    this.sink.onHeader(header)
    if (header.kind !== 'data') return
    this.payloadLeft = header.length
    if (header.length === 0) this.sink.onDataEnd()
  }
}
