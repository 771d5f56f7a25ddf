import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { YamuxSession } from '../../server/plugin-rpc/yamux/session.ts'
import type { YamuxStream } from '../../server/plugin-rpc/yamux/stream.ts'
import { makeSessionPair } from './session-pair.ts'

/** Bytes that differ from place to place, so that a mix-up shows. */
function pattern(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let index = 0; index < length; index += 1) bytes[index] = (index * 31 + (index >> 8) * 7 + seed) & 255
  return bytes
}

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

function echo(session: YamuxSession): void {
  session.on('stream', (stream) => void pipeline(stream, stream).catch(() => undefined))
}

async function throughEcho(session: YamuxSession, bytes: Buffer): Promise<Buffer> {
  const stream = session.open()
  stream.end(bytes)
  return buffer(stream)
}

function makeCut(sizes: readonly number[]): (chunk: Buffer) => Buffer[] {
  let turn = 0
  return (chunk) => {
    const pieces: Buffer[] = []
    for (let offset = 0; offset < chunk.length;) {
      const size = sizes[turn++ % sizes.length] ?? chunk.length
      pieces.push(chunk.subarray(offset, offset + size))
      offset += size
    }
    return pieces
  }
}

test('streams opened on both sides carry their bytes intact, however the socket cuts them', async () => {
  const side = fc.constantFrom<('host' | 'plugin')[]>('host', 'plugin')
  const writes = fc.array(fc.nat({ max: 9000 }), { maxLength: 6 })
  const streams = fc.array(fc.record({ side, writes }), { minLength: 1, maxLength: 8 })
  const sizes = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(streams, sizes, async (plan, cutSizes) => {
      const pair = makeSessionPair({ cut: makeCut(cutSizes) })
      echo(pair.host)
      echo(pair.plugin)
      const answers = plan.map(async ({ side: opener, writes: lengths }, seed) => {
        const parts = lengths.map((length, index) => pattern(length, seed + index))
        const stream = pair[opener].open()
        for (const part of parts) stream.write(part)
        stream.end()
        expect((await buffer(stream)).equals(Buffer.concat(parts))).toBe(true)
      })
      await Promise.all(answers)
      await Promise.all([pair.host.close(), pair.plugin.close()])
    }),
    { numRuns: 50 },
  )
})

test('200 streams at once with 64 KiB each', async () => {
  const { host, plugin } = makeSessionPair()
  echo(plugin)
  const sent = Array.from({ length: 200 }, (_, seed) => pattern(65_536, seed))
  const received = await Promise.all(sent.map((bytes) => throughEcho(host, bytes)))
  expect(received.map(digest)).toEqual(sent.map(digest))
})

test('10 MB through one stream, both ways at once', async () => {
  const { host, plugin } = makeSessionPair()
  const [down, up] = [pattern(10_000_000, 1), pattern(10_000_000, 2)]
  const arrived = once(plugin, 'stream')
  const here = host.open()
  here.end(down)
  const [there] = (await arrived) as [YamuxStream]
  there.end(up)
  const [gotDown, gotUp] = await Promise.all([buffer(there), buffer(here)])
  expect([digest(gotDown), digest(gotUp)]).toEqual([digest(down), digest(up)])
})

test('a slow reader holds its writer up, and no other stream', async () => {
  const { host, plugin } = makeSessionPair()
  const arrived = once(plugin, 'stream')
  const slow = host.open()
  slow.end(pattern(1_000_000, 3))
  const [unread] = (await arrived) as [YamuxStream]
  echo(plugin)
  const others = await Promise.all([1, 2, 3].map((seed) => throughEcho(host, pattern(500_000, seed))))
  expect(others.map(digest)).toEqual([1, 2, 3].map((seed) => digest(pattern(500_000, seed))))
  expect(slow.writableFinished).toBe(false)
  expect(digest(await buffer(unread))).toBe(digest(pattern(1_000_000, 3)))
  if (!slow.writableFinished) await once(slow, 'finish')
})

test('wherever the connection breaks, both sides end and no reader hangs', async () => {
  const breaks = fc.constantFrom<('destroy' | 'end')[]>('destroy', 'end')
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 13_000 }), breaks, async (limit, how) => {
      let passed = 0
      const { host, plugin, sockets } = makeSessionPair({
        cut(chunk) {
          const rest = chunk.subarray(0, Math.max(0, limit - passed))
          passed += chunk.length
          if (passed > limit) process.nextTick(() => sockets.forEach((socket) => socket[how]()))
          return rest.length > 0 ? [rest] : []
        },
      })
      echo(plugin)
      const ends = [once(host, 'close'), once(plugin, 'close')]
      const reads = [1, 2, 3].map((seed) => throughEcho(host, pattern(2000, seed)).catch(() => 'failed'))
      const results = await Promise.all(reads)
      if (passed <= limit) await host.close()
      await Promise.all(ends)
      if (passed > limit + 100) expect(results).toContain('failed')
    }),
    { numRuns: 200 },
  )
})
