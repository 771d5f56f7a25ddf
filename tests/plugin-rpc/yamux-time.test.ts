import { once } from 'node:events'
import { expect, test } from '@jest/globals'
import { ACK, FIN, RST, SYN } from '../../server/plugin-rpc/yamux/frame.ts'
import type { YamuxSide } from '../../server/plugin-rpc/yamux/session.ts'
import { makeHandTimers } from './hand-timers.ts'
import { frame, makeRawPeer } from './raw-peer.ts'

function makeTimedPeer(side: YamuxSide) {
  const timers = makeHandTimers()
  return { timers, ...makeRawPeer(side, { timers }) }
}

test('a stream that the peer does not acknowledge within 75 seconds costs the session', async () => {
  const { session, timers, nextFrame, closed } = makeTimedPeer('server')
  const stream = session.open()
  await nextFrame()
  timers.moveBy(74_999)
  expect(stream.destroyed).toBe(false)
  timers.moveBy(1)
  expect((await closed)?.message).toBe('The peer did not acknowledge a stream in time.')
})

test('an acknowledged stream may live for hours', async () => {
  const { session, timers, nextFrame, send } = makeTimedPeer('server')
  const stream = session.open()
  await nextFrame()
  send(frame('data', ACK, 2, Buffer.from('x')))
  await once(stream, 'data')
  expect(timers.count()).toBe(0)
})

test('128 streams are under way without ACK, the others wait and go in order', async () => {
  const { session, nextFrame, send } = makeTimedPeer('server')
  const streams = Array.from({ length: 130 }, () => session.open())
  streams.forEach((stream) => stream.write(`${stream.id}`))
  for (let id = 2; id <= 256; id += 2) expect(await nextFrame()).toMatchObject({ flags: SYN, streamId: id })
  send(frame('ping', SYN, 0))
  expect((await nextFrame()).kind).toBe('ping')
  send(frame('window_update', ACK, 100))
  expect(String((await nextFrame()).payload)).toBe('258')
  send(frame('window_update', RST, 6))
  expect(String((await nextFrame()).payload)).toBe('260')
})

test('frames for a stream whose turn has not come change nothing', async () => {
  const { session, nextFrame, send } = makeTimedPeer('server')
  const streams = Array.from({ length: 129 }, () => session.open())
  for (let id = 2; id <= 256; id += 2) await nextFrame()
  send(frame('window_update', ACK | FIN, 258), frame('data', RST, 258, Buffer.from('early')))
  send(frame('window_update', ACK, 2))
  expect(await nextFrame()).toMatchObject({ flags: SYN, streamId: 258 })
  expect(streams[128]?.destroyed).toBe(false)
})

test('a stream given up before its turn never shows on the wire', async () => {
  const { session, nextFrame, send } = makeTimedPeer('server')
  const streams = Array.from({ length: 130 }, () => session.open())
  streams[128]?.destroy()
  for (let id = 2; id <= 256; id += 2) await nextFrame()
  send(frame('window_update', ACK, 2))
  expect(await nextFrame()).toMatchObject({ flags: SYN, streamId: 260 })
})

test('a stream that the peer leaves half open is reset after five minutes', async () => {
  const { session, timers, nextFrame, send } = makeTimedPeer('server')
  const stream = session.open()
  const error = once(stream, 'error')
  stream.end()
  expect(await nextFrame()).toMatchObject({ flags: SYN | FIN, streamId: 2 })
  send(frame('window_update', ACK, 2), frame('ping', SYN, 0))
  await nextFrame()
  timers.moveBy(299_999)
  expect(stream.destroyed).toBe(false)
  timers.moveBy(1)
  expect(await nextFrame()).toMatchObject({ flags: RST, streamId: 2 })
  expect(await error).toMatchObject([{ message: 'The peer did not finish stream 2 in time.' }])
})

test('a stream that both sides finished starts no timer and sends no reset', async () => {
  const { session, timers, nextFrame, send } = makeTimedPeer('server')
  const stream = session.open()
  stream.end()
  await nextFrame()
  send(frame('window_update', ACK | FIN, 2), frame('ping', SYN, 0))
  await nextFrame()
  expect(timers.count()).toBe(0)
  await stream.toArray()
  stream.destroy()
  send(frame('ping', SYN, 0))
  expect((await nextFrame()).kind).toBe('ping')
})

test('the client pings every 30 seconds and goes on while it is answered', async () => {
  const { timers, nextFrame, send, session } = makeTimedPeer('client')
  const values: number[] = []
  for (let round = 0; round < 3; round += 1) {
    timers.moveBy(30_000)
    const { kind, flags, length } = await nextFrame()
    expect([kind, flags]).toEqual(['ping', SYN])
    values.push(length)
    send(frame('ping', ACK, 0, length), frame('ping', SYN, 0))
    expect((await nextFrame()).flags).toBe(ACK)
  }
  expect(new Set(values).size).toBe(3)
  expect(() => session.open()).not.toThrow()
})

test('a client without an answer for 10 seconds ends the session', async () => {
  const { timers, nextFrame, send, closed } = makeTimedPeer('client')
  timers.moveBy(30_000)
  const { length } = await nextFrame()
  send(frame('ping', ACK, 0, length + 1), frame('ping', SYN, 0))
  await nextFrame()
  timers.moveBy(10_000)
  expect((await closed)?.message).toBe('The peer did not answer a ping in time.')
})

test('the server asks nothing', () => {
  expect(makeTimedPeer('server').timers.count()).toBe(0)
})

test('a closed session leaves no timer behind', async () => {
  const { session, timers, socket, nextFrame, ended } = makeTimedPeer('client')
  session.open().end()
  await nextFrame()
  const closing = session.close()
  await ended
  socket.end()
  await closing
  expect(timers.count()).toBe(0)
})

test('a peer that never closes its end is left after a second', async () => {
  const { session, timers, ended } = makeTimedPeer('server')
  const closing = session.close()
  await ended
  timers.moveBy(1000)
  await closing
  expect(timers.count()).toBe(0)
})
