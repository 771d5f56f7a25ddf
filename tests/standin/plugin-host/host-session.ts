import type { Duplex } from 'node:stream'
import { Broker } from '../../../server/plugin-rpc/broker.ts'
import { controlCalls, HOOKS } from '../../../server/plugin-rpc/control.ts'
import { RpcClient } from '../../../server/plugin-rpc/rpc/client.ts'
import type { RpcMethods } from '../../../server/plugin-rpc/rpc/method.ts'
import { RpcServer } from '../../../server/plugin-rpc/rpc/server.ts'
import { YamuxSession } from '../../../server/plugin-rpc/yamux/session.ts'
import type { YamuxStream } from '../../../server/plugin-rpc/yamux/stream.ts'
import { HookClient } from './hook-client.ts'
import { goErrorText } from './go-error-text.ts'

export interface HostSessionOptions {
  readonly api: RpcMethods
  /** Bytes of the plugin's synced stdout or stderr. */
  readonly onOutput?: (name: 'stdout' | 'stderr', bytes: Buffer) => void
}

/** Mattermost's end of one connection with a plugin. */
export class HostSession {
  readonly broker: Broker
  private readonly session: YamuxSession
  private readonly control: RpcClient
  private readonly options: HostSessionOptions
  private dispensed: HookClient | undefined

  /** Opens the three streams that come before all others: control, stdout, stderr. */
  constructor(socket: Duplex, options: HostSessionOptions) {
    this.options = options
    this.session = new YamuxSession(socket, 'client')
    this.broker = new Broker(this.session)
    this.control = new RpcClient(this.session.open())
    this.watch('stdout', this.session.open())
    this.watch('stderr', this.session.open())
  }

  /** The hooks that the plugin has. */
  get hooks(): HookClient {
    if (!this.dispensed) throw new Error('The hooks have not been dispensed.')
    return this.dispensed
  }

  /** Resolves when the connection is gone; with the reason unless it ended well. */
  closed(): Promise<Error | undefined> {
    return new Promise((resolve) => this.session.once('close', resolve))
  }

  /** Takes the hooks and asks which there are. */
  async dispense(): Promise<HookClient> {
    const id = await this.control.call('Dispenser.Dispense', controlCalls['Dispenser.Dispense'], HOOKS)
    this.dispensed = await HookClient.open(new RpcClient(await this.broker.dial(Number(id))))
    return this.dispensed
  }

  /** Offers API and database, and activates. @throws {Error} with the plugin's sentence when it refuses. */
  async activate(): Promise<void> {
    const ids = { APIMuxId: this.broker.nextId(), DriverMuxId: this.broker.nextId() }
    const api = this.broker.accept(ids.APIMuxId).then((stream) => new RpcServer(stream, this.options.api))
    // No plugin of ours asks the database through the host.
    const driver = this.broker
      .accept(ids.DriverMuxId)
      .then((stream) => stream.resume().once('end', () => stream.end()))
    const { A: refusal } = await this.hooks.call('OnActivate', ids)
    if (refusal) throw new Error(goErrorText(refusal))
    await Promise.all([api, driver])
  }

  /** @throws {RpcError} when the plugin is gone. */
  async ping(): Promise<void> {
    await this.control.call('Control.Ping', controlCalls['Control.Ping'], true)
  }

  async quit(): Promise<void> {
    await this.control.call('Control.Quit', controlCalls['Control.Quit'], true)
  }

  close(): Promise<void> {
    return this.session.close()
  }

  /** Cuts the connection without a word. */
  destroy(): void {
    this.session.destroy()
  }

  private watch(name: 'stdout' | 'stderr', stream: YamuxStream): void {
    stream.on('data', (bytes: Buffer) => this.options.onOutput?.(name, bytes))
  }
}
