import { INITIAL_WINDOW } from './limits.ts'

/** Bytes of one stream on their way to the peer, and the window that the peer grants. */
export class Outbox {
  private window = INITIAL_WINDOW
  private chunks: readonly Buffer[] = []
  /** Where the unsent part begins: the chunk, and the byte in it. */
  private index = 0
  private offset = 0

  get isEmpty(): boolean {
    return this.index === this.chunks.length
  }

  get canSend(): boolean {
    return !this.isEmpty && this.window > 0
  }

  /** Replaces the bytes to send; only when the earlier ones are gone. */
  fill(chunks: readonly Buffer[]): void {
    this.chunks = chunks.filter((chunk) => chunk.length > 0)
    this.index = 0
    this.offset = 0
  }

  widen(credit: number): void {
    this.window += credit
  }

  /** At most `most` bytes, as many as the window allows; views on what was filled in, not copies. */
  take(most: number): Buffer[] {
    let room = Math.min(most, this.window)
    const taken: Buffer[] = []
    for (let chunk = this.chunks[this.index]; chunk && room > 0; chunk = this.chunks[this.index]) {
      const piece = chunk.subarray(this.offset, this.offset + room)
      taken.push(piece)
      room -= piece.length
      this.window -= piece.length
      this.advance(chunk, piece.length)
    }
    return taken
  }

  private advance(chunk: Buffer, length: number): void {
    this.offset += length
    if (this.offset < chunk.length) return
    this.index += 1
    this.offset = 0
  }
}
