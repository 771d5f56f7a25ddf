import { once } from 'node:events'
import { expect, test } from '@jest/globals'
import { ACK, FIN, RST, SYN } from '../../server/plugin-rpc/yamux/frame.ts'
import type { YamuxStream } from '../../server/plugin-rpc/yamux/stream.ts'
import { frame, makeRawPeer } from './raw-peer.ts'

const WINDOW = 262_144

async function openedByPeer(peer: ReturnType<typeof makeRawPeer>, id: number): Promise<YamuxStream> {
  const stream = once(peer.session, 'stream')
  peer.send(frame('window_update', SYN, id))
  expect(await peer.nextFrame()).toMatchObject({ kind: 'window_update', flags: ACK, streamId: id, length: 0 })
  return ((await stream) as [YamuxStream])[0]
}

test('the client counts its streams 1, 3, 5 and the server 2, 4, 6', () => {
  for (const [side, ids] of [
    ['client', [1, 3, 5]],
    ['server', [2, 4, 6]],
  ] as const) {
    const { session } = makeRawPeer(side, { keepAlive: false })
    expect([session.open().id, session.open().id, session.open().id]).toEqual(ids)
  }
})

test('a new stream announces itself without anything being written', async () => {
  const peer = makeRawPeer('server')
  peer.session.open()
  expect(await peer.nextFrame()).toMatchObject({ kind: 'window_update', flags: SYN, streamId: 2, length: 0 })
})

test('bytes written at once travel with SYN', async () => {
  const peer = makeRawPeer('server')
  peer.session.open().write('hello')
  const opening = await peer.nextFrame()
  expect(opening).toMatchObject({ kind: 'data', flags: SYN, streamId: 2 })
  expect(String(opening.payload)).toBe('hello')
})

test('data that comes with SYN and FIN is the whole stream', async () => {
  const peer = makeRawPeer('server')
  const stream = once(peer.session, 'stream')
  peer.send(frame('data', SYN | FIN, 11, Buffer.from('x')))
  const [incoming] = (await stream) as [YamuxStream]
  expect(await incoming.toArray()).toEqual([Buffer.from('x')])
})

test('FIN ends one direction only', async () => {
  const peer = makeRawPeer('server')
  const stream = await openedByPeer(peer, 1)
  stream.end('last words')
  expect(String((await peer.nextFrame()).payload)).toBe('last words')
  expect(await peer.nextFrame()).toMatchObject({ kind: 'window_update', flags: FIN, streamId: 1 })
  peer.send(frame('data', 0, 1, Buffer.from('go on')), frame('window_update', FIN, 1))
  expect(Buffer.concat((await stream.toArray()) as Buffer[]).toString()).toBe('go on')
})

test('a stream that was destroyed here is reset there, and its late frames are ignored', async () => {
  const peer = makeRawPeer('server')
  const stream = await openedByPeer(peer, 1)
  stream.destroy()
  expect(await peer.nextFrame()).toMatchObject({ kind: 'window_update', flags: RST, streamId: 1 })
  peer.send(frame('data', 0, 1, Buffer.alloc(1000)), frame('window_update', FIN, 1), frame('ping', SYN, 0, 7))
  expect(await peer.nextFrame()).toMatchObject({ kind: 'ping', flags: ACK, length: 7 })
})

test('a reset fails the readers and writers of the stream and nothing else', async () => {
  const peer = makeRawPeer('server')
  const [stream, other] = [await openedByPeer(peer, 1), await openedByPeer(peer, 3)]
  stream.write(Buffer.alloc(WINDOW + 1))
  peer.send(frame('window_update', RST, 1))
  await expect(stream.toArray()).rejects.toThrow('The peer reset stream 1.')
  expect(other.destroyed).toBe(false)
})

test('frames of unknown streams are skipped, however long', async () => {
  const peer = makeRawPeer('server')
  peer.send(frame('data', 0, 99, Buffer.alloc(WINDOW * 3)), frame('window_update', ACK | FIN | RST, 97, 5))
  peer.send(frame('ping', SYN, 0, 0xdeadbeef))
  expect(await peer.nextFrame()).toMatchObject({ kind: 'ping', flags: ACK, length: 0xdeadbeef })
})

test('a stream that nobody takes is reset', async () => {
  const peer = makeRawPeer('server')
  peer.send(frame('window_update', SYN, 1))
  expect(await peer.nextFrame()).toMatchObject({ flags: ACK, streamId: 1 })
  expect(await peer.nextFrame()).toMatchObject({ flags: RST, streamId: 1 })
})

test('streams beyond the limit are reset at once, and their data skipped', async () => {
  const peer = makeRawPeer('server', { limits: { streams: 2 } })
  await openedByPeer(peer, 1)
  await openedByPeer(peer, 3)
  peer.send(frame('data', SYN, 5, Buffer.from('too many')), frame('ping', SYN, 0))
  expect(await peer.nextFrame()).toMatchObject({ kind: 'window_update', flags: RST, streamId: 5 })
  expect((await peer.nextFrame()).kind).toBe('ping')
})

test('a write waits for the window, and credit lets it go on', async () => {
  const peer = makeRawPeer('server', { limits: { frameSize: WINDOW } })
  const stream = await openedByPeer(peer, 1)
  let isDone = false
  const done = new Promise<void>((resolve) => stream.write(Buffer.alloc(WINDOW + 10), () => resolve())).then(
    () => {
      isDone = true
    },
  )
  expect((await peer.nextFrame()).length).toBe(WINDOW)
  peer.send(frame('ping', SYN, 0))
  expect((await peer.nextFrame()).kind).toBe('ping')
  expect(isDone).toBe(false)
  peer.send(frame('window_update', 0, 1, 10))
  expect((await peer.nextFrame()).length).toBe(10)
  await done
})

test.each([
  [
    'in pieces of its own choice',
    (stream: YamuxStream) => void (stream.read(100_000), stream.read(100_000), stream.read(62_144)),
  ],
  ['in one piece', (stream: YamuxStream) => void stream.read()],
  ['as it flows', (stream: YamuxStream) => void stream.resume()],
])('credit is given for what was read, %s, and for nothing before', async (_how, readAll) => {
  const peer = makeRawPeer('server')
  const stream = await openedByPeer(peer, 1)
  stream.read(0)
  const readable = once(stream, 'readable')
  peer.send(frame('data', 0, 1, Buffer.alloc(WINDOW)))
  await readable
  peer.send(frame('ping', SYN, 0))
  expect((await peer.nextFrame()).kind).toBe('ping')
  stream.removeAllListeners('readable')
  readAll(stream)
  let credit = 0
  while (credit < WINDOW / 2) {
    const update = await peer.nextFrame()
    expect(update).toMatchObject({ kind: 'window_update', flags: 0, streamId: 1 })
    credit += update.length
  }
  expect(credit).toBeLessThanOrEqual(WINDOW)
})

test('every byte of a stream is credited but less than half a window', async () => {
  const peer = makeRawPeer('server')
  const stream = await openedByPeer(peer, 1)
  stream.resume()
  let credit = 0
  for (let sent = 0; sent < WINDOW * 4; sent += WINDOW / 4) {
    peer.send(frame('data', 0, 1, Buffer.alloc(WINDOW / 4)))
    if (sent % (WINDOW / 2) > 0) credit += (await peer.nextFrame()).length
  }
  expect(credit).toBe(WINDOW * 4)
})
