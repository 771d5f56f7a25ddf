import { PassThrough, type Duplex } from 'node:stream'
import { writerMethods } from '../../server/plugin-rpc/http/writer-methods.ts'
import { rpcMethod, type RpcMethods } from '../../server/plugin-rpc/rpc/method.ts'

/** What a client of the host sees of a response. */
export interface SeenResponse {
  status: number
  headers: Record<string, string[]>
  readonly chunks: Buffer[]
  /** Names of the calls, in order. */
  readonly calls: string[]
}

export interface TinyWriterOptions {
  /** An older host has none. */
  readonly canFlush?: boolean
  /** From then on every write fails, as when the client left. */
  readonly leaveAfter?: number
  /** From then on no write comes to its end, as when the client takes nothing. */
  readonly stallAfter?: number
  /** The client's connection after a hijack: what it sends, and where it gets what we send. */
  readonly connection?: { readonly sends: Duplex; readonly gets: Duplex }
}

/** A response writer as the host serves it, for one request. */
export class TinyWriter {
  readonly seen: SeenResponse = { status: 0, headers: {}, chunks: [], calls: [] }
  private readonly options: TinyWriterOptions
  private headers: Record<string, string[]> = { 'X-Request-Id': ['r1'] }
  private readonly flushed = new PassThrough({ objectMode: true })

  constructor(options: TinyWriterOptions = {}) {
    this.options = options
  }

  /** One chunk for each Flush: all that was written until then. */
  get flushes(): AsyncIterable<Buffer> {
    return this.flushed
  }

  get body(): Buffer {
    return Buffer.concat(this.seen.chunks)
  }

  methods(): RpcMethods {
    const { Header, SyncHeader, WriteHeader, Write, Flush } = writerMethods
    const methods = new Map([
      [Header.name, rpcMethod(Header, () => this.note('Header', this.headers))],
      [SyncHeader.name, rpcMethod(SyncHeader, (headers) => this.syncHeader(headers))],
      [WriteHeader.name, rpcMethod(WriteHeader, (status) => this.writeHeader(Number(status)))],
      [Write.name, rpcMethod(Write, (bytes) => this.write(bytes))],
      ...this.hijackMethods(),
    ])
    if (this.options.canFlush ?? true)
      methods.set(
        Flush.name,
        rpcMethod(Flush, () => this.flush()),
      )
    return methods
  }

  private note<Reply>(call: string, reply: Reply): Reply {
    this.seen.calls.push(call)
    return reply
  }

  private syncHeader(headers: Record<string, string[]>): object {
    this.headers = headers
    return this.note('SyncHeader', {})
  }

  private writeHeader(status: number): object {
    this.seen.status ||= status
    this.seen.headers = { ...this.headers }
    return this.note('WriteHeader', {})
  }

  private write(bytes: Buffer): object | Promise<object> {
    if (this.seen.chunks.length >= (this.options.stallAfter ?? Infinity)) return new Promise(() => undefined)
    if (this.seen.chunks.length >= (this.options.leaveAfter ?? Infinity)) throw new Error('broken pipe')
    if (this.seen.status === 0) this.writeHeader(200)
    this.seen.chunks.push(bytes)
    return this.note('Write', {})
  }

  private flush(): object {
    this.flushed.write(this.body)
    return this.note('Flush', {})
  }

  private hijackMethods(): [string, ReturnType<typeof rpcMethod>][] {
    const { connection } = this.options
    if (!connection) return []
    const { HijackResponse, HjConnRead, HjConnRWRead, HjConnWrite, HjConnClose } = writerMethods
    const write = (bytes: Buffer) => {
      connection.gets.write(bytes)
      return this.note('HjConnWrite', bytes.length)
    }
    return [
      [HijackResponse.name, rpcMethod(HijackResponse, () => this.note('HijackResponse', {}))],
      [
        HjConnRead.name,
        rpcMethod(HjConnRead, (most) => this.note('HjConnRead', readSome(connection.sends, Number(most)))),
      ],
      [
        HjConnRWRead.name,
        rpcMethod(HjConnRWRead, (room) => this.note('HjConnRWRead', readSome(connection.sends, room.length))),
      ],
      [HjConnWrite.name, rpcMethod(HjConnWrite, write)],
      [
        HjConnClose.name,
        rpcMethod(HjConnClose, () => this.note('HjConnClose', { ...(connection.gets.end() && {}) })),
      ],
    ]
  }
}

/** At most so many bytes; waits for the first, fails at the end as Go does. */
async function readSome(stream: Duplex, most: number): Promise<Buffer> {
  for (;;) {
    const bytes = stream.read(Math.min(most, Math.max(1, stream.readableLength))) as Buffer | null
    if (bytes) return bytes
    if (stream.readableEnded || stream.destroyed) throw new Error('EOF')
    await new Promise((resolve) =>
      stream.once('readable', resolve).once('end', resolve).once('close', resolve),
    )
  }
}
