import { once } from 'node:events'
import type { Duplex, Readable } from 'node:stream'
import { decodeBodyRequest } from '../../../server/plugin-rpc/http/body-request.ts'
import { readSome } from './read-some.ts'

const PIECE = 65_536n

/**
 * Sends a request's body as the plugin asks for it: a varint says how many bytes it wants next. The stream is closed
 * at the end of the body.
 */
export async function sendBody(stream: Duplex, body: Readable): Promise<void> {
  let asked = Buffer.alloc(0)
  for (;;) {
    const request = decodeBodyRequest(asked)
    if (request) {
      asked = asked.subarray(request.size)
      if (await copy(body, stream, request.count)) continue
      break
    }
    const bytes = await readSome(stream, 16)
    if (!bytes) break
    asked = Buffer.concat([asked, bytes])
  }
  stream.end()
  stream.resume()
}

/** False when there will be no more of the body, or nobody who wants it. */
async function copy(body: Readable, stream: Duplex, count: bigint): Promise<boolean> {
  let left = count
  while (left > 0n) {
    const bytes = await readSome(body, Number(left < PIECE ? left : PIECE))
    if (!bytes || stream.destroyed) return false
    left -= BigInt(bytes.length)
    if (!stream.write(bytes)) await drained(stream)
  }
  return true
}

async function drained(stream: Duplex): Promise<void> {
  const gone = new AbortController()
  const { signal } = gone
  await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })]).catch(
    () => undefined,
  )
  gone.abort()
}
