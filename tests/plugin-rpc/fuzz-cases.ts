import { readFileSync } from 'node:fs'
import { Readable, type Duplex } from 'node:stream'
import { GobDecoder } from '../../server/plugin-rpc/gob/decoder.ts'
import { GobError } from '../../server/plugin-rpc/gob/error.ts'
import { makeHostLog } from '../../server/plugin-rpc/host-log.ts'
import { PluginSession } from '../../server/plugin-rpc/plugin-session.ts'
import { HEADER_SIZE, writeFrameHeader } from '../../server/plugin-rpc/yamux/frame.ts'
import { makeRandom } from './fuzz-random.ts'
import { socketPair } from './socket-pair.ts'
import { connect, type TinyHost } from './tiny-host.ts'
import { request } from './tiny-http.ts'
import { gobFiles, readVectors, type GobFile } from './vectors.ts'

/** One try with a random peer; it throws when the plugin side does anything but cope. */
export type FuzzCase = (seed: number) => Promise<void>

const recorded = recordedFrames()
const values = (Object.keys(gobFiles) as GobFile[]).flatMap((file) => readVectors(file))

export const fuzzCases: Readonly<Record<string, FuzzCase>> = {
  frames: async (seed) => {
    const random = makeRandom(seed)
    const { socket, closed } = silentPlugin()
    for (const chunk of random.cut(random.spoil(Buffer.concat(recorded)))) socket.write(chunk)
    await turns(20)
    socket.destroy()
    await closed
  },

  values: async (seed) => {
    const random = makeRandom(seed)
    const { items } = random.pick(values)
    const decoder = new GobDecoder()
    try {
      for (const { schema, bytes } of items) {
        for (const chunk of random.cut(random.spoil(bytes))) decoder.push(chunk)
        if (random.chance(0.2)) decoder.skip()
        else decoder.next(schema)
      }
    } catch (error) {
      if (!(error instanceof GobError)) throw error
    }
    await Promise.resolve()
  },

  streams: async (seed) => {
    const random = makeRandom(seed)
    const { host, closed } = busyPlugin()
    await host.dispense()
    const stream = await random.pick(streamKinds)(host)
    stream.on('error', () => undefined).resume()
    const { items } = random.pick(values)
    stream.write(random.spoil(Buffer.concat(items.map(({ bytes }) => bytes))))
    random.pick([() => undefined, () => stream.end(), () => stream.destroy()])()
    await turns(20)
    host.session.destroy()
    await closed
  },

  cuts: async (seed) => {
    const random = makeRandom(seed)
    const { host, closed, open } = busyPlugin()
    await host.dispense()
    const work = [
      host.activate(),
      ...Array.from({ length: 5 }, () => {
        const body = Readable.from([Buffer.alloc(random.upTo(200_000))])
        return request(host, { method: 'POST', body }).answered
      }),
    ].map((task) => task.catch(() => undefined))
    await turns(random.upTo(60))
    host.session.destroy()
    await closed
    await Promise.all(work)
    await turns(5)
    if (open.size > 0) throw new Error(`${open.size} responses were never closed`)
  },
}

/** Ways to a stream on which the plugin expects a peer that knows what it does. */
const streamKinds: readonly ((host: TinyHost) => Promise<Duplex>)[] = [
  (host) => Promise.resolve(host.session.open()),
  async (host) => host.broker.dial(await host.dispenseAgain()),
  (host) => {
    const id = host.broker.nextId()
    void host.call('OnActivate', { APIMuxId: id, DriverMuxId: host.broker.nextId() }).catch(() => undefined)
    return host.broker.accept(id)
  },
  (host) => {
    const id = host.broker.nextId()
    const call = { ResponseWriterStream: id, RequestBodyStream: 0, Request: { Method: 'GET', URL: '/' } }
    void host.call('ServeHTTP', call).catch(() => undefined)
    return host.broker.accept(id)
  },
]

function silentPlugin() {
  const [ours, theirs] = socketPair()
  const closed = Promise.withResolvers<void>()
  new PluginSession(ours, {
    hooks: { OnActivate: () => undefined, ServeHTTP: (_request, response) => response.end('x') },
    log: makeHostLog(() => undefined),
    onDispense: () => undefined,
    onQuit: () => undefined,
    onClose: () => closed.resolve(),
  })
  theirs.on('error', () => undefined).resume()
  return { socket: theirs, closed: closed.promise }
}

function busyPlugin() {
  const open = new Set<object>()
  const connection = connect(
    {
      OnActivate: async (api) => void (await api.GetServerVersion()),
      ServeHTTP: (incoming, response) => {
        open.add(response)
        response.on('close', () => open.delete(response)).on('error', () => undefined)
        incoming.on('error', () => undefined).pipe(response)
      },
    },
    { GetServerVersion: () => ({ A: '11.6.0' }) },
  )
  return { ...connection, open }
}

/** Everything here happens in memory; so many turns of the event loop carry it far enough. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate)
}

function recordedFrames(): Buffer[] {
  const file = new URL('./vectors/session.json', import.meta.url)
  const { frames } = JSON.parse(readFileSync(file, 'utf8')) as {
    frames: { from: string; type: string; flags: string[]; stream: number; length: number; data?: string }[]
  }
  const bits: Readonly<Record<string, number>> = { SYN: 1, ACK: 2, FIN: 4, RST: 8 }
  return frames
    .filter(({ from }) => from === 'host')
    .map(({ type, flags, stream, length, data = '' }) => {
      const header = writeFrameHeader({
        kind: type === 'Data' ? 'data' : 'window_update',
        flags: flags.reduce((sum, flag) => sum | (bits[flag] ?? 0), 0),
        streamId: stream,
        length,
      })
      return Buffer.concat([header, Buffer.from(data, 'hex')], HEADER_SIZE + data.length / 2)
    })
}
