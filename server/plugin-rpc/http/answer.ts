import { mergeHeader, splitHead, type Header, type ResponseHead } from './response-head.ts'
import type { ResponseWriter } from './response-writer.ts'

/**
 * Bytes of one Write call. The host's writer behind dialogs, buttons and lists keeps the last Write only and takes
 * answers up to 1 MiB, so such an answer must not be cut; whoever streams writes in small pieces anyway.
 */
const PIECE = 1_048_576
const OK = 200
/** A head is kept in memory until it is complete; Node writes it at once. */
const LONGEST_HEAD = 1_048_576

/** Turns the bytes that Node writes for one response into calls of the host's response writer, in order. */
export class Answer {
  private readonly writer: ResponseWriter
  private readonly theirHeader: Promise<Header>
  private waiting: Buffer = Buffer.alloc(0)
  private hasHead = false
  private isFlushed = true
  private lastCall: Promise<void> = Promise.resolve()

  constructor(writer: ResponseWriter) {
    this.writer = writer
    // Asked for at once: it is there when the handler has its answer.
    this.theirHeader = writer.header()
    this.theirHeader.catch(() => undefined)
  }

  /** Resolves when the host has taken the bytes. */
  accept(bytes: Buffer): Promise<void> {
    return this.enqueue(async () => {
      const body = this.hasHead ? bytes : await this.takeHead(bytes)
      for (let start = 0; start < body.length; start += PIECE) {
        await this.writer.write(body.subarray(start, start + PIECE))
      }
      this.isFlushed = false
    })
  }

  /** Passes on what was written so far. */
  flush(): Promise<void> {
    return this.enqueue(async () => {
      if (this.isFlushed || !this.hasHead) return
      this.isFlushed = true
      await this.writer.flush()
    })
  }

  /** Resolves when no call is under way. */
  async idle(): Promise<void> {
    await this.theirHeader
    await this.lastCall
  }

  private enqueue(calls: () => Promise<void>): Promise<void> {
    this.lastCall = this.lastCall.then(calls)
    return this.lastCall
  }

  /** Sends the head once it is complete; returns what is there of the body. */
  private async takeHead(bytes: Buffer): Promise<Buffer> {
    this.waiting = this.waiting.length === 0 ? bytes : Buffer.concat([this.waiting, bytes])
    const found = splitHead(this.waiting)
    if (!found) {
      if (this.waiting.length > LONGEST_HEAD) throw new Error('the head of the response is too long')
      return Buffer.alloc(0)
    }
    this.waiting = Buffer.alloc(0)
    if (isInformational(found.head)) return this.takeHead(found.body)
    this.hasHead = true
    await this.writer.syncHeader(mergeHeader(await this.theirHeader, found.head.header))
    // The first Write says 200 by itself, and one round trip less.
    if (found.head.status !== OK || found.body.length === 0) await this.writer.writeHead(found.head.status)
    return found.body
  }
}

/** 100 Continue and 103 Early Hints are for the host to send, not for us. */
function isInformational({ status }: ResponseHead): boolean {
  return status < 200
}
