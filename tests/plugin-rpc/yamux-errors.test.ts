import { once } from 'node:events'
import { duplexPair } from 'node:stream'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ACK, SYN } from '../../server/plugin-rpc/yamux/frame.ts'
import { YamuxSession } from '../../server/plugin-rpc/yamux/session.ts'
import type { YamuxStream } from '../../server/plugin-rpc/yamux/stream.ts'
import { frame, makeRawPeer } from './raw-peer.ts'

test.each([
  ['a second SYN', [frame('window_update', SYN, 1), frame('window_update', SYN, 1)], 'opened stream 1 twice'],
  ['a stream id of ours', [frame('window_update', SYN, 2)], 'opened stream 2, an id of ours'],
  ['stream 0', [frame('window_update', SYN, 0)], 'opened stream 0, an id of ours'],
  [
    'more than the window, before a byte of it came',
    [frame('data', SYN, 1, 262_145)],
    'sent 262145 bytes into a window of 262144',
  ],
])('%s ends the session with a protocol error', async (_what, bytes, message) => {
  const peer = makeRawPeer('server')
  peer.session.on('stream', () => undefined)
  peer.send(...bytes)
  let last = await peer.nextFrame()
  while (last.kind !== 'go_away') last = await peer.nextFrame()
  expect(last.length).toBe(1)
  await peer.ended
  peer.socket.end()
  const reason = await peer.closed
  expect(reason).toMatchObject({ name: 'YamuxError' })
  expect(reason?.message).toContain(message)
})

test('frames after a protocol error are not looked at', async () => {
  const peer = makeRawPeer('server')
  const streams: YamuxStream[] = []
  peer.session.on('stream', (stream) => streams.push(stream))
  peer.send(frame('window_update', SYN, 2), frame('window_update', SYN, 1), frame('ping', SYN, 0))
  expect(await peer.nextFrame()).toMatchObject({ kind: 'go_away', length: 1 })
  await peer.ended
  expect(streams).toEqual([])
})

test('the end of the session is an error for every stream, and no stream can be opened', async () => {
  const peer = makeRawPeer('server')
  const stream = peer.session.open()
  const read = stream.toArray()
  peer.socket.end()
  await expect(read).rejects.toThrow('The session ended.')
  expect(await peer.closed).toBeUndefined()
  expect(() => peer.session.open()).toThrow('The session is closed.')
})

test('a socket error ends the session and nothing else', async () => {
  const [ours] = duplexPair()
  const session = new YamuxSession(ours, 'server')
  const closed = once(session, 'close')
  const stream = session.open()
  ours.destroy(new Error('ECONNRESET'))
  expect(await closed).toEqual([new Error('ECONNRESET')])
  expect(stream.destroyed).toBe(true)
  stream.write('into the void')
})

test('a peer that says goodbye keeps its streams and gets no new ones', async () => {
  const peer = makeRawPeer('server')
  const stream = peer.session.open()
  await peer.nextFrame()
  peer.send(frame('go_away', 0, 0, 0), frame('data', ACK, 2, Buffer.from('still here')))
  const [bytes] = (await once(stream, 'data')) as [Buffer]
  expect(String(bytes)).toBe('still here')
  expect(() => peer.session.open()).toThrow('The peer takes no more streams.')
})

test('a peer that complains ends the session, and what it sends afterwards opens nothing', async () => {
  const peer = makeRawPeer('server')
  const streams: YamuxStream[] = []
  peer.session.on('stream', (stream) => streams.push(stream))
  peer.send(frame('go_away', 0, 0, 1), frame('window_update', SYN, 1))
  await peer.ended
  peer.socket.end()
  expect((await peer.closed)?.message).toBe('The peer ended the session with error 1.')
  expect(streams).toEqual([])
})

test('closing sends what was written, says goodbye, and may be asked for twice', async () => {
  const peer = makeRawPeer('server')
  peer.session.open().write('farewell')
  const closing = Promise.all([peer.session.close(), peer.session.close()])
  expect(String((await peer.nextFrame()).payload)).toBe('farewell')
  expect(await peer.nextFrame()).toMatchObject({ kind: 'go_away', length: 0 })
  await peer.ended
  peer.socket.end()
  await closing
  expect(await peer.closed).toBeUndefined()
})

test('a peer that asks and does not read the answers is left', async () => {
  const peer = makeRawPeer('server', { limits: { backlog: 100_000 } })
  peer.socket.pause()
  const pings = Buffer.concat(Array.from({ length: 1000 }, () => frame('ping', SYN, 0)))
  for (let round = 0; round < 20; round += 1) peer.socket.write(pings)
  expect((await peer.closed)?.message).toBe('The peer sends and does not read.')
})

test('a connection that ends in the middle of a frame is no good end', async () => {
  const peer = makeRawPeer('server')
  peer.socket.end(frame('ping', SYN, 0).subarray(0, 11))
  expect((await peer.closed)?.message).toBe('The connection ended in the middle of a frame.')
})

test('a write that can no longer be sent is told so', async () => {
  const stream = makeRawPeer('server').session.open()
  const written = new Promise((resolve) => stream.write(Buffer.alloc(300_000), resolve))
  stream.destroy()
  expect(await written).toMatchObject({ message: 'Stream 2 was destroyed.' })
})

const anyFrame = fc
  .record({
    kind: fc.constantFrom('data', 'window_update', 'ping', 'go_away'),
    flags: fc.integer({ min: 0, max: 31 }),
    streamId: fc.integer({ min: 0, max: 6 }),
    length: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 0xffff_ffff })),
  })
  .map(({ kind, flags, streamId, length }) =>
    frame(kind as 'data', flags, streamId, kind === 'data' && length < 31 ? Buffer.alloc(length) : length),
  )
const noise = fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes))

test('whatever the bytes, the session neither throws nor hangs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof({ weight: 9, arbitrary: anyFrame }, noise)), async (bytes) => {
      const peer = makeRawPeer('server')
      peer.session.on('stream', (stream) => stream.resume().end('answer'))
      peer.session.open().resume().write('question')
      peer.send(...bytes)
      peer.socket.end()
      const reason = await peer.closed
      expect([undefined, 'YamuxError']).toContain(reason?.name)
    }),
  )
})
