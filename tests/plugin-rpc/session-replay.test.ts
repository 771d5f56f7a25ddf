import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { duplexPair, type Duplex } from 'node:stream'
import { expect, test } from '@jest/globals'
import type { Api } from '../../server/plugin-rpc/api/client.ts'
import type { Hooks } from '../../server/plugin-rpc/hooks/handlers.ts'
import { makeHostLog } from '../../server/plugin-rpc/host-log.ts'
import { PluginSession } from '../../server/plugin-rpc/plugin-session.ts'
import { FrameReader } from '../../server/plugin-rpc/yamux/frame-reader.ts'
import {
  ACK,
  FIN,
  RST,
  SYN,
  writeFrameHeader,
  type FrameHeader,
} from '../../server/plugin-rpc/yamux/frame.ts'
import { readReplies, readRequests, type Message } from './recorded-messages.ts'

interface RecordedFrame {
  readonly from: 'host' | 'plugin'
  readonly type: 'Data' | 'WindowUpdate'
  readonly flags: readonly ('SYN' | 'ACK' | 'FIN' | 'RST')[]
  readonly stream: number
  readonly length: number
  readonly data?: string
}

interface Recording {
  readonly plugin_implements: readonly string[]
  readonly frames: readonly RecordedFrame[]
  readonly streams: readonly { readonly id: number; readonly plugin_to_host: string }[]
}

const file = new URL('./vectors/session.json', import.meta.url)
const recording = JSON.parse(readFileSync(file, 'utf8')) as Recording

/** What the Go plugin of the recording does. */
function scriptedHooks(): Hooks {
  let host: Api | undefined
  return {
    OnActivate: (api) => void (host = api),
    OnDeactivate: () => undefined,
    ServeHTTP: async (incoming, response) => {
      const body = await text(incoming)
      const [path] = (incoming.url ?? '').split('?')
      response.statusCode = 201
      response.setHeader('Content-Type', 'text/plain')
      response.end(`${incoming.method} ${path} ${body}`)
    },
    ExecuteCommand: async (_context, { UserId, ChannelId, Command }) => {
      const post = await host?.CreatePost({ UserId, ChannelId, Message: `from ${Command}` })
      return { ResponseType: 'ephemeral', Text: `created ${post?.Id}` }
    },
  }
}

function bytesOf({ type, flags, stream, length, data = '' }: RecordedFrame): Buffer {
  const bits = { SYN, ACK, FIN, RST }
  const kind = type === 'Data' ? 'data' : 'window_update'
  const header = {
    kind,
    flags: flags.reduce((sum, flag) => sum | bits[flag], 0),
    streamId: stream,
    length,
  } as const
  return Buffer.concat([writeFrameHeader(header), Buffer.from(data, 'hex')])
}

/** Collects what the plugin sends on each stream. */
function listen(socket: Duplex) {
  const streams = new Map<number, Buffer>()
  let current: FrameHeader | undefined
  let frames = 0
  const reader = new FrameReader({
    onHeader: (header) => {
      frames += 1
      current = header
    },
    onPayload: (bytes) => {
      const id = current?.streamId ?? 0
      streams.set(id, Buffer.concat([streams.get(id) ?? Buffer.alloc(0), bytes]))
    },
    onDataEnd: () => undefined,
  })
  socket.on('data', (chunk: Buffer) => reader.push(chunk))
  return { streams, frameCount: () => frames }
}

/** Resolves when the plugin has nothing more to say: everything here happens in memory, turn by turn. */
async function untilQuiet(frameCount: () => number): Promise<void> {
  for (let quiet = 0, seen = frameCount(); quiet < 20; quiet += 1) {
    await new Promise(setImmediate)
    if (frameCount() !== seen) [quiet, seen] = [0, frameCount()]
  }
}

async function replay() {
  const [ours, theirs] = duplexPair()
  const lines: string[] = []
  const quit = Promise.withResolvers<void>()
  new PluginSession(ours, {
    hooks: scriptedHooks(),
    log: makeHostLog((line) => lines.push(line)),
    onDispense: () => undefined,
    onQuit: quit.resolve,
    onClose: () => undefined,
  })
  const { streams, frameCount } = listen(theirs)
  for (const frame of recording.frames.filter(({ from }) => from === 'host')) {
    theirs.write(bytesOf(frame))
    await untilQuiet(frameCount)
  }
  await quit.promise
  return { streams, lines }
}

const recorded = new Map(
  recording.streams.map(({ id, plugin_to_host }) => [id, Buffer.from(plugin_to_host, 'hex')]),
)

/** The Go plugin sets the headers a second time, before its write; ours once. */
const withoutRepeats = (messages: Message[]) =>
  messages.filter(
    ({ method }, index) => method !== messages[index - 2]?.method || method !== 'Plugin.SyncHeader',
  )

test('a recorded session means the same when our plugin answers it', async () => {
  const { streams, lines } = await replay()
  const of = (id: number, skip = 0) => ({
    ours: (streams.get(id) ?? Buffer.alloc(0)).subarray(skip),
    theirs: (recorded.get(id) ?? Buffer.alloc(0)).subarray(skip),
  })
  expect([...streams.keys()].sort()).toEqual([1, 2, 4, 6, 7, 8])
  for (const id of [2, 4, 6, 7, 8]) {
    expect(streams.get(id)?.subarray(0, 4)).toEqual(recorded.get(id)?.subarray(0, 4))
  }
  const control = of(1)
  expect(readReplies(control.ours)).toEqual(readReplies(control.theirs))
  const hooks = of(7, 4)
  expect(readReplies(hooks.ours)).toEqual(readReplies(hooks.theirs))
  const api = of(2, 4)
  expect(readRequests(api.ours)).toEqual(readRequests(api.theirs))
  const writer = of(6, 4)
  expect(readRequests(writer.ours)).toMatchObject(withoutRepeats(readRequests(writer.theirs)))
  expect(of(8, 4).ours.toString('hex')).toBe('feffffffffffffffff01')
  expect(lines).toEqual([])
})
