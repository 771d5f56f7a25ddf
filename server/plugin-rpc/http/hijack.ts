import type { ServerResponse } from 'node:http'
import { Duplex } from 'node:stream'
import { RpcError } from '../rpc/rpc-error.ts'
import { BridgeResponse } from './bridge-response.ts'
import type { ResponseWriter } from './response-writer.ts'
import { writerMethods } from './writer-methods.ts'

/** Bytes of one read or write. */
const PIECE = 65_536
/** Size of the buffered reader of Go's HTTP server. Source: Go's net/http, server.go, newBufioReader. */
const SERVER_BUFFER = 4096

/**
 * Takes the client's connection over from the host, as for a WebSocket: whatever is sent and received from now on
 * are the bare bytes. The response must not be used any more.
 *
 * @throws {RpcError} when the host cannot: the writer behind dialogs and buttons has no connection.
 */
export function hijack(response: ServerResponse): Promise<Duplex> {
  if (!(response instanceof BridgeResponse)) throw new TypeError('not a response of the plugin host')
  return response.takeOver()
}

/** The client's connection. It stays open until it is ended or destroyed. */
export class HijackedConnection extends Duplex {
  private readonly writer: ResponseWriter
  private isFirstRead = true

  constructor(writer: ResponseWriter) {
    super({ allowHalfOpen: false })
    this.writer = writer
  }

  override _read(): void {
    this.readOnce().then(
      (bytes) => this.push(bytes.length === 0 ? null : bytes),
      (error: unknown) => {
        if (isEndOfFile(error)) this.push(null)
        else this.destroy(asError(error))
      },
    )
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.writeAll(chunk).then(
      () => done(),
      (error: unknown) => done(asError(error)),
    )
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.writer.call(writerMethods.HjConnClose, {}).then(
      () => done(error),
      () => done(error),
    )
  }

  /** The first read goes through the server's buffered reader, for what it read ahead of the hijack. */
  private readOnce(): Promise<Buffer> {
    if (!this.isFirstRead) return this.writer.call(writerMethods.HjConnRead, PIECE)
    this.isFirstRead = false
    return this.writer.call(writerMethods.HjConnRWRead, Buffer.alloc(SERVER_BUFFER))
  }

  private async writeAll(bytes: Buffer): Promise<void> {
    for (let start = 0; start < bytes.length; start += PIECE) {
      await this.writer.call(writerMethods.HjConnWrite, bytes.subarray(start, start + PIECE))
    }
  }
}

/** Go's io.EOF comes as the error text of the call. */
function isEndOfFile(error: unknown): boolean {
  return error instanceof RpcError && error.message === 'EOF'
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
