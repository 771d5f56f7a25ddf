import { writeSync } from 'node:fs'
import type { Address } from './handshake-line.ts'
import { writeHandshakeLine } from './handshake-line.ts'

/** What is written to stdout after the handshake. */
export type OutputSink = (bytes: Buffer) => void

type Write = typeof process.stdout.write

/**
 * Tells the host where we listen; only after listening has begun, and once.
 *
 * From then on the real stdout is closed to the program: the host throws it away and stops reading at a line of
 * 64 KiB, after which a full pipe would block us. SIGINT is ignored: Ctrl-C in the server's terminal reaches the whole
 * process group, and the server stops us itself.
 *
 * @param sink Gets what the program writes to `process.stdout` afterwards.
 */
export function announce(address: Address, sink: OutputSink): void {
  process.on('SIGINT', () => undefined)
  writeFully(1, Buffer.from(writeHandshakeLine(address)))
  process.stdout.write = divert(sink)
}

function writeFully(descriptor: number, bytes: Buffer): void {
  for (let offset = 0; offset < bytes.length;) offset += writeSync(descriptor, bytes, offset)
}

/** A `write` with the signatures of a stream's, which never asks its caller to wait. */
function divert(sink: OutputSink): Write {
  return (chunk: Uint8Array | string, second?: unknown, third?: unknown): boolean => {
    const encoding = typeof second === 'string' && Buffer.isEncoding(second) ? second : 'utf8'
    sink(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk))
    const callback = typeof second === 'function' ? second : third
    if (typeof callback === 'function') process.nextTick(callback)
    return true
  }
}
