import { readExactly } from './read-exactly.ts'
import type { YamuxSession } from './yamux/session.ts'
import type { YamuxStream } from './yamux/stream.ts'
import { systemTimers, type Timer, type Timers } from './yamux/timers.ts'

/** Bytes of a broker id: little-endian uint32. Source: hashicorp/go-plugin v1.7.0, mux_broker.go. */
const ID_SIZE = 4
/** Milliseconds; source: the same file, MuxBroker.Accept and timeoutWait. */
const PATIENCE = 5000

/** Called with a stream that has no broker id. */
export type PlainStream = (stream: YamuxStream) => void

interface Waiting {
  readonly resolve: (stream: YamuxStream) => void
  readonly fail: (reason: string) => void
}

/** A stream that may be written to; what the peer writes is ours to read once it is accepted. */
export interface Dialled {
  readonly stream: YamuxStream
  /** Rejects as {@link Broker.dial} does. */
  readonly accepted: Promise<void>
}

interface Arrived {
  readonly stream: YamuxStream
  readonly timer: Timer
}

/**
 * Names the streams of a session, so that either side can tell the other where to connect: the one who
 * dials opens a stream and writes the id, the one who accepts writes it back.
 *
 * Each side counts its own ids from 1. Streams that nobody claims within 5 s are reset.
 *
 * @param plain Takes the first streams of the peer, in order, which carry no id (control, stdout, stderr).
 */
export class Broker {
  private readonly session: YamuxSession
  private readonly plain: PlainStream[]
  private readonly timers: Timers
  private readonly waiting = new Map<number, Waiting>()
  private readonly arrived = new Map<number, Arrived>()
  private lastId = 0
  private isOver = false

  constructor(session: YamuxSession, plain: readonly PlainStream[] = [], timers: Timers = systemTimers) {
    this.session = session
    this.plain = [...plain]
    this.timers = timers
    session.on('stream', (stream) => this.receive(stream))
    session.on('close', () => this.end())
  }

  /** An id of our own number space that was never given out before. */
  nextId(): number {
    this.lastId += 1
    return this.lastId
  }

  /** Opens the stream that the peer waits for under `id`; fails after 5 s or when the session ends. */
  async dial(id: number): Promise<YamuxStream> {
    const { stream, accepted } = this.dialAhead(id)
    await accepted
    return stream
  }

  /** As {@link dial}, for who has something to say at once: it travels with the id and saves a round trip. */
  dialAhead(id: number): Dialled {
    const stream = this.session.open()
    stream.on('error', ignore)
    const label = encodeBrokerId(id)
    stream.write(label)
    const accepted = this.confirm(stream, id, label)
    accepted.catch(ignore)
    return { stream, accepted }
  }

  private async confirm(stream: YamuxStream, id: number, label: Buffer): Promise<void> {
    const timer = this.timers.setTimer(() => stream.destroy(), PATIENCE)
    try {
      const answer = await readExactly(stream, ID_SIZE)
      if (!answer.equals(label)) throw new Error(`the answer has id ${answer.readUInt32LE()}`)
    } catch (cause) {
      stream.destroy()
      throw new Error(`could not dial stream ${id}`, { cause })
    } finally {
      this.timers.clearTimer(timer)
    }
  }

  /** The stream that the peer opens under `id`, before or after this call; fails after 5 s. */
  async accept(id: number): Promise<YamuxStream> {
    const stream = this.claim(id) ?? (await this.waitFor(id))
    stream.write(encodeBrokerId(id))
    return stream
  }

  private claim(id: number): YamuxStream | undefined {
    const found = this.arrived.get(id)
    if (!found) return undefined
    this.arrived.delete(id)
    this.timers.clearTimer(found.timer)
    return found.stream.destroyed ? undefined : found.stream
  }

  private waitFor(id: number): Promise<YamuxStream> {
    const { promise, resolve, reject } = Promise.withResolvers<YamuxStream>()
    const fail = (reason: string) => reject(new Error(`could not accept stream ${id}: ${reason}`))
    const timer = this.timers.setTimer(() => fail('nobody dialled it'), PATIENCE)
    this.waiting.set(id, { resolve, fail })
    if (this.isOver) fail('the session has ended')
    return promise.finally(() => {
      this.waiting.delete(id)
      this.timers.clearTimer(timer)
    })
  }

  private end(): void {
    this.isOver = true
    for (const { fail } of this.waiting.values()) fail('the session has ended')
  }

  private receive(stream: YamuxStream): void {
    stream.on('error', ignore)
    const plain = this.plain.shift()
    if (plain) plain(stream)
    else void this.sort(stream)
  }

  private async sort(stream: YamuxStream): Promise<void> {
    const timer = this.timers.setTimer(() => stream.destroy(), PATIENCE)
    const label = await readExactly(stream, ID_SIZE).catch(() => undefined)
    if (!label) {
      this.timers.clearTimer(timer)
      stream.destroy()
      return
    }
    this.keep(label.readUInt32LE(), stream, timer)
  }

  private keep(id: number, stream: YamuxStream, timer: Timer): void {
    const waiting = this.waiting.get(id)
    if (waiting) {
      this.timers.clearTimer(timer)
      this.waiting.delete(id)
      waiting.resolve(stream)
      return
    }
    if (this.arrived.has(id)) {
      this.timers.clearTimer(timer)
      stream.destroy()
      return
    }
    this.arrived.set(id, { stream, timer })
    stream.on('close', () => this.forget(id, stream))
  }

  private forget(id: number, stream: YamuxStream): void {
    const kept = this.arrived.get(id)
    if (kept?.stream !== stream) return
    this.timers.clearTimer(kept.timer)
    this.arrived.delete(id)
  }
}

/** The four bytes that name a stream. */
export function encodeBrokerId(id: number): Buffer {
  const bytes = Buffer.alloc(ID_SIZE)
  bytes.writeUInt32LE(id)
  return bytes
}

/** A stream without a listener for its error would end the process; its 'close' says enough. */
function ignore(): void {}
