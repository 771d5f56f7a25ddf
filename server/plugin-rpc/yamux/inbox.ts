import { INITIAL_WINDOW } from './limits.ts'
import { YamuxError } from './yamux-error.ts'

/** Credit is given back in pieces of this size, so that small reads do not cost a frame each. */
const CREDIT_STEP = INITIAL_WINDOW / 2

/** Received bytes of one stream on their way to its reader, and the window that bounds them. */
export class Inbox {
  private window = INITIAL_WINDOW
  /** Handed to the reader and not yet credited. */
  private handedOver = 0
  /** A queue of two stacks: bytes leave the one in reverse order while they arrive in the other. */
  private arriving: Buffer[] = []
  private leaving: Buffer[] = []
  private isFinished = false

  /** @throws {YamuxError} when the peer announces more than it has credit for. */
  announce(length: number): void {
    if (length > this.window) {
      throw new YamuxError(`The peer sent ${length} bytes into a window of ${this.window}.`)
    }
    this.window -= length
  }

  add(bytes: Buffer): void {
    if (!this.isFinished) this.arriving.push(bytes)
  }

  /** Nothing more will come. */
  finish(): void {
    this.isFinished = true
  }

  /** The next bytes, null at the end, undefined when more may come. */
  next(): Buffer | null | undefined {
    if (this.leaving.length === 0) {
      this.leaving = this.arriving.reverse()
      this.arriving = []
    }
    const bytes = this.leaving.pop()
    this.handedOver += bytes?.length ?? 0
    return bytes ?? (this.isFinished ? null : undefined)
  }

  /**
   * Credit that is due to the peer now, else 0; calling is giving.
   *
   * @param unread Bytes that were handed over and wait in the reader's buffer: not consumed yet.
   */
  takeCredit(unread: number): number {
    const consumed = this.handedOver - unread
    if (consumed < CREDIT_STEP || this.isFinished) return 0
    this.handedOver -= consumed
    this.window += consumed
    return consumed
  }
}
