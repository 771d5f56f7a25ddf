import { readFileSync } from 'node:fs'
import { duplexPair, Readable, type Duplex } from 'node:stream'
import { expect, test } from '@jest/globals'
import { FrameReader } from '../../../server/plugin-rpc/yamux/frame-reader.ts'
import { ACK, FIN, SYN, writeFrameHeader } from '../../../server/plugin-rpc/yamux/frame.ts'
import { readReplies, readRequests } from '../../plugin-rpc/recorded-messages.ts'
import { apiMethods } from './api-methods.ts'
import { HostSession } from './host-session.ts'
import { MemoryTarget } from './memory-target.ts'
import { serveHttp } from './serve-http.ts'

interface RecordedFrame {
  readonly from: 'host' | 'plugin'
  readonly type: 'Data' | 'WindowUpdate'
  readonly flags: readonly ('SYN' | 'ACK' | 'FIN')[]
  readonly stream: number
  readonly length: number
  readonly data?: string
}

interface Recording {
  readonly plugin_implements: readonly string[]
  readonly frames: readonly RecordedFrame[]
  readonly streams: readonly { readonly id: number; readonly host_to_plugin: string }[]
}

const file = new URL('../../plugin-rpc/vectors/session.json', import.meta.url)
const recording = JSON.parse(readFileSync(file, 'utf8')) as Recording

const id = (start: string): string => start.padEnd(26, 'a')
const at = 1_767_225_600_000
const context = {
  SessionId: id('s1'),
  RequestId: id('r1'),
  IPAddress: '192.0.2.7',
  AcceptLanguage: 'en',
  UserAgent: 'test',
}
const request = {
  Method: 'GET',
  URL: '/api/v0/echo?x=1',
  Proto: 'HTTP/1.1',
  ProtoMajor: 1,
  ProtoMinor: 1,
  Header: { 'Mattermost-User-Id': [id('u1')] },
  Host: 'example.com',
  RemoteAddr: '192.0.2.1:1234',
  RequestURI: '/api/v0/echo?x=1',
}
const command = {
  UserId: id('u1'),
  ChannelId: id('c1'),
  TeamId: id('t1'),
  TriggerId: 'dHJpZ2dlcg==',
  Command: '/demo go',
  SiteURL: 'https://mm.example.com',
}

/** What the Go host of the recording does, and what it got. */
async function playHost(session: HostSession) {
  const { implemented } = await session.dispense()
  await session.activate()
  const target = new MemoryTarget()
  target.setHeader({ 'X-Request-Id': [id('r1')] })
  await serveHttp(session, { request, context, body: Readable.from([Buffer.from('hello body')]), target })
  const answer = await session.hooks.call('ExecuteCommand', { A: context, B: command })
  await session.ping()
  await session.hooks.call('OnDeactivate', {})
  await session.quit()
  return { implemented, target, text: answer.A?.Text }
}

const hostApi = apiMethods(
  {
    CreatePost: ({ UserId, ChannelId, Message }) => {
      return { Id: id('p1'), CreateAt: at, UpdateAt: at, UserId, ChannelId, Message }
    },
  },
  {
    perform: (_name, run) => Promise.resolve(run()),
    onUnknown: () => undefined,
    onPanic: () => undefined,
  },
)

function bytesOf({ type, flags, stream, length, data = '' }: RecordedFrame): Buffer {
  const bits = { SYN, ACK, FIN }
  const kind = type === 'Data' ? 'data' : 'window_update'
  const header = {
    kind,
    flags: flags.reduce((sum, flag) => sum | bits[flag], 0),
    streamId: stream,
    length,
  } as const
  return Buffer.concat([writeFrameHeader(header), Buffer.from(data, 'hex')])
}

/** Collects what the host sends on each stream. */
function listen(socket: Duplex) {
  const streams = new Map<number, Buffer>()
  let current = 0
  let frames = 0
  const reader = new FrameReader({
    onHeader: ({ streamId }) => {
      frames += 1
      current = streamId
    },
    onPayload: (bytes) => {
      streams.set(current, Buffer.concat([streams.get(current) ?? Buffer.alloc(0), bytes]))
    },
    onDataEnd: () => undefined,
  })
  socket.on('data', (chunk: Buffer) => reader.push(chunk))
  return { streams, frameCount: () => frames }
}

/** Resolves when the host has nothing more to say: everything here happens in memory, turn by turn. */
async function untilQuiet(frameCount: () => number): Promise<void> {
  for (let quiet = 0, seen = frameCount(); quiet < 20; quiet += 1) {
    await new Promise(setImmediate)
    if (frameCount() !== seen) [quiet, seen] = [0, frameCount()]
  }
}

test('a recorded session means the same when our host leads it', async () => {
  const [ours, theirs] = duplexPair()
  const { streams, frameCount } = listen(theirs)
  const done = playHost(new HostSession(ours, { api: hostApi }))
  for (const frame of recording.frames.filter(({ from }) => from === 'plugin')) {
    await untilQuiet(frameCount)
    theirs.write(bytesOf(frame))
  }
  const { implemented, target, text } = await done
  expect(implemented).toEqual(recording.plugin_implements)
  expect([target.status, target.body.toString()]).toEqual([201, 'GET /api/v0/echo hello body'])
  expect(target.header()['Content-Type']).toEqual(['text/plain'])
  expect(text).toBe(`created ${id('p1')}`)

  const recorded = new Map(
    recording.streams.map(({ id, host_to_plugin }) => [id, Buffer.from(host_to_plugin, 'hex')]),
  )
  const of = (id: number, skip = 0) => ({
    ours: (streams.get(id) ?? Buffer.alloc(0)).subarray(skip),
    theirs: (recorded.get(id) ?? Buffer.alloc(0)).subarray(skip),
  })
  for (const id of [2, 4, 6, 7, 8]) expect(of(id).ours.subarray(0, 4)).toEqual(of(id).theirs.subarray(0, 4))
  for (const [id, skip] of [
    [1, 0],
    [7, 4],
  ] as const) {
    expect(readRequests(of(id, skip).ours)).toEqual(readRequests(of(id, skip).theirs))
  }
  for (const id of [2, 6]) expect(readReplies(of(id, 4).ours)).toEqual(readReplies(of(id, 4).theirs))
  expect(of(8).ours).toEqual(of(8).theirs)
  expect([of(3).ours.length, of(5).ours.length]).toEqual([0, 0])
})
