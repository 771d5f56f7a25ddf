import type { Duplex } from 'node:stream'
import { apiCalls } from '../../server/plugin-rpc/api/calls.ts'
import { Broker } from '../../server/plugin-rpc/broker.ts'
import { controlCalls } from '../../server/plugin-rpc/control.ts'
import type { InputOf, ValueOf } from '../../server/plugin-rpc/gob/schema.ts'
import { hookCalls, implementedCall } from '../../server/plugin-rpc/hooks/calls.ts'
import type { Hooks } from '../../server/plugin-rpc/hooks/handlers.ts'
import { makeHostLog } from '../../server/plugin-rpc/host-log.ts'
import { PluginSession } from '../../server/plugin-rpc/plugin-session.ts'
import { RpcClient } from '../../server/plugin-rpc/rpc/client.ts'
import { rpcMethod, type RpcMethod } from '../../server/plugin-rpc/rpc/method.ts'
import { RpcServer } from '../../server/plugin-rpc/rpc/server.ts'
import { YamuxSession } from '../../server/plugin-rpc/yamux/session.ts'
import type { YamuxStream } from '../../server/plugin-rpc/yamux/stream.ts'
import { socketPair } from './socket-pair.ts'

type ApiName = keyof typeof apiCalls
type HookName = keyof typeof hookCalls

/** Answers to API calls, with the structs of the wire. */
export type TinyApi = {
  readonly [Name in ApiName]?: (
    arg: ValueOf<(typeof apiCalls)[Name]['arg']>,
  ) => InputOf<(typeof apiCalls)[Name]['reply']> | Promise<InputOf<(typeof apiCalls)[Name]['reply']>>
}

/** The host's end of a connection: as much of Mattermost as these tests need. */
export class TinyHost {
  readonly session: YamuxSession
  readonly broker: Broker
  readonly control: RpcClient
  /** What the plugin wrote to its stdout. */
  readonly output: YamuxStream
  private readonly api: TinyApi
  private hooks: RpcClient | undefined

  constructor(socket: Duplex, api: TinyApi = {}) {
    this.session = new YamuxSession(socket, 'client', { keepAlive: false })
    this.broker = new Broker(this.session)
    this.control = new RpcClient(this.session.open())
    this.output = this.session.open()
    this.session.open().resume()
    this.api = api
  }

  /** Takes the hooks and asks which there are. */
  async dispense(): Promise<string[]> {
    this.hooks = new RpcClient(await this.broker.dial(await this.dispenseAgain()))
    return this.hooks.call('Plugin.Implemented', implementedCall, {})
  }

  /** The broker id under which the plugin serves its hooks, a new one each time. */
  async dispenseAgain(): Promise<number> {
    const shape = controlCalls['Dispenser.Dispense']
    return Number(await this.control.call('Dispenser.Dispense', shape, 'hooks'))
  }

  /** Dispenses and activates; answers what OnActivate did. */
  async activate(): Promise<ValueOf<typeof hookCalls.OnActivate.reply>> {
    await this.dispense()
    const ids = { APIMuxId: this.broker.nextId(), DriverMuxId: this.broker.nextId() }
    this.serve(ids.APIMuxId, (stream) => new RpcServer(stream, this.apiMethods()))
    this.serve(ids.DriverMuxId, (stream) => stream.end().resume())
    return this.call('OnActivate', ids)
  }

  call<Name extends HookName>(
    name: Name,
    arg: InputOf<(typeof hookCalls)[Name]['arg']>,
  ): Promise<ValueOf<(typeof hookCalls)[Name]['reply']>> {
    const shape: (typeof hookCalls)[Name] = hookCalls[name]
    const reply: Promise<unknown> = this.service.call(`Plugin.${name}`, shape, arg)
    return reply as Promise<ValueOf<(typeof hookCalls)[Name]['reply']>>
  }

  private get service(): RpcClient {
    if (!this.hooks) throw new Error('dispense first')
    return this.hooks
  }

  /** Takes a stream that the plugin dials, if it ever does. */
  serve(id: number, use: (stream: YamuxStream) => unknown): void {
    this.broker.accept(id).then(use, () => undefined)
  }

  quit(): Promise<unknown> {
    return this.control.call('Control.Quit', controlCalls['Control.Quit'], true)
  }

  ping(): Promise<unknown> {
    return this.control.call('Control.Ping', controlCalls['Control.Ping'], true)
  }

  private apiMethods(): Map<string, RpcMethod> {
    return new Map(
      Object.entries(this.api).map(([name, run]) => [
        `Plugin.${name}`,
        rpcMethod(apiCalls[name as ApiName] as never, run as never),
      ]),
    )
  }
}

/** A plugin with these hooks and a host, connected in memory. */
export function connect(hooks: Hooks, api: TinyApi = {}) {
  const [ours, theirs] = socketPair()
  const lines: string[] = []
  const closed = Promise.withResolvers<Error | undefined>()
  const quit = Promise.withResolvers<void>()
  const plugin = new PluginSession(ours, {
    hooks,
    log: makeHostLog((text) => lines.push(text)),
    onDispense: () => undefined,
    onQuit: quit.resolve,
    onClose: closed.resolve,
  })
  const host = new TinyHost(theirs, api)
  return { plugin, host, lines, socket: theirs, closed: closed.promise, quit: quit.promise }
}
