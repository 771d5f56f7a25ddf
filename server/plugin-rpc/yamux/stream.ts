import { Duplex } from 'node:stream'
import { FIN, SYN } from './frame.ts'
import type { FrameSource, OutgoingFrame } from './frame-writer.ts'
import { Inbox } from './inbox.ts'
import { Outbox } from './outbox.ts'
import type { Timer } from './timers.ts'
import { YamuxError } from './yamux-error.ts'

/** What a stream asks of its session. */
export interface StreamLink {
  /** Most payload bytes of a frame. */
  readonly frameSize: number
  /** The stream has a frame to send. */
  enqueue(stream: YamuxStream): void
  giveCredit(stream: YamuxStream, bytes: number): void
  /** Our FIN is out and the peer's is not in; the timer is cleared when it comes. */
  awaitFinish(stream: YamuxStream): Timer
  clearTimer(timer: Timer): void
  /** The stream is over; `isReset` tells the peer so. May come twice. */
  release(stream: YamuxStream, isReset: boolean): void
}

type WriteCallback = (error?: Error | null) => void

/**
 * One stream of a session, with back-pressure both ways: a write is done when the peer's window and the socket have
 * taken it, and the peer gets credit only for bytes that were read here.
 *
 * `end()` sends FIN and leaves the other direction open; `destroy()` before both directions are at their end sends
 * RST. Made by the session only.
 */
export class YamuxStream extends Duplex implements FrameSource {
  readonly id: number
  private readonly link: StreamLink
  private readonly inbox = new Inbox()
  private readonly outbox = new Outbox()
  /** `due`: the next frame carries SYN. */
  private opening: 'waiting' | 'due' | 'done'
  private writeCallback: WriteCallback | undefined
  private finishCallback: WriteCallback | undefined
  private isWanted = false
  private isDeliveryScheduled = false
  private isFinSent = false
  private isFinReceived = false
  private finishTimer: Timer

  constructor(id: number, opener: 'us' | 'peer', link: StreamLink) {
    // The window bounds what is buffered. Node's own mark is small, so that what it holds never delays credit.
    super({ readableHighWaterMark: 16_384 })
    this.id = id
    this.link = link
    this.opening = opener === 'us' ? 'waiting' : 'done'
    // Without a listener, a stream that fails while nobody uses it would take the process down.
    this.on('error', () => undefined)
  }

  /** SYN may go out now. */
  admit(): void {
    this.opening = 'due'
    this.link.enqueue(this)
  }

  /** False while SYN is still to be sent: the peer cannot mean this stream yet. */
  get isKnownToPeer(): boolean {
    return this.opening === 'done'
  }

  get hasFrame(): boolean {
    if (this.destroyed || this.opening === 'waiting') return false
    return this.opening === 'due' || this.outbox.canSend || this.finishCallback !== undefined
  }

  takeFrame(): OutgoingFrame {
    const payload = this.outbox.take(this.link.frameSize)
    const length = payload.reduce((sum, piece) => sum + piece.length, 0)
    const isLast = this.outbox.isEmpty && this.finishCallback !== undefined
    const flags = (this.opening === 'due' ? SYN : 0) | (isLast ? FIN : 0)
    this.opening = 'done'
    const onWritten = this.takeCallback(isLast)
    if (isLast) this.noteFinSent()
    return {
      header: { kind: length > 0 ? 'data' : 'window_update', flags, streamId: this.id, length },
      payload,
      onWritten,
    }
  }

  /** @throws {YamuxError} when the peer has no credit for that much. */
  announceData(length: number): void {
    this.inbox.announce(length)
  }

  receiveData(bytes: Buffer): void {
    if (this.destroyed) return
    this.inbox.add(bytes)
    this.scheduleDelivery()
  }

  receiveFin(): void {
    if (this.isFinReceived) return
    this.isFinReceived = true
    this.inbox.finish()
    this.link.clearTimer(this.finishTimer)
    this.scheduleDelivery()
    if (this.isFinSent) this.link.release(this, false)
  }

  receiveReset(): void {
    this.link.release(this, false)
    this.destroy(new YamuxError(`The peer reset stream ${this.id}.`))
  }

  receiveCredit(bytes: number): void {
    this.outbox.widen(bytes)
    if (this.hasFrame) this.link.enqueue(this)
  }

  override read(size?: number): ReturnType<Duplex['read']> {
    const bytes: unknown = super.read(size)
    this.giveCredit()
    return bytes
  }

  override _read(): void {
    this.isWanted = true
    this.deliver()
  }

  override _writev(chunks: { chunk: Buffer }[], callback: WriteCallback): void {
    this.outbox.fill(chunks.map(({ chunk }) => chunk))
    if (this.outbox.isEmpty) return callback()
    this.writeCallback = callback
    this.link.enqueue(this)
  }

  override _final(callback: WriteCallback): void {
    this.finishCallback = callback
    this.link.enqueue(this)
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.link.clearTimer(this.finishTimer)
    this.link.release(this, this.isKnownToPeer && !(this.isFinSent && this.isFinReceived))
    const pending = this.writeCallback
    this.writeCallback = undefined
    pending?.(error ?? new YamuxError(`Stream ${this.id} was destroyed.`))
    callback(error)
  }

  private takeCallback(isLast: boolean): WriteCallback {
    if (!this.outbox.isEmpty) return () => undefined
    const callback = isLast ? this.finishCallback : this.writeCallback
    this.finishCallback = isLast ? undefined : this.finishCallback
    this.writeCallback = undefined
    return callback ?? (() => undefined)
  }

  private noteFinSent(): void {
    this.isFinSent = true
    if (this.isFinReceived) this.link.release(this, false)
    else this.finishTimer = this.link.awaitFinish(this)
  }

  /** Hands bytes over in a turn of their own: the socket's reader never runs the code of who reads this stream. */
  private scheduleDelivery(): void {
    if (this.isDeliveryScheduled || !this.isWanted) return
    this.isDeliveryScheduled = true
    process.nextTick(() => {
      this.isDeliveryScheduled = false
      this.deliver()
    })
  }

  private deliver(): void {
    while (this.isWanted && !this.destroyed) {
      const bytes = this.inbox.next()
      if (bytes === undefined) break
      this.isWanted = this.push(bytes)
    }
    this.giveCredit()
  }

  private giveCredit(): void {
    const credit = this.inbox.takeCredit(this.readableLength)
    if (credit > 0 && !this.destroyed) this.link.giveCredit(this, credit)
  }
}
