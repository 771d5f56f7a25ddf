import type { Duplex } from 'node:stream'
import { makeApi, type Api } from './api/client.ts'
import { Broker } from './broker.ts'
import { controlCalls, HOOKS } from './control.ts'
import type { Hooks } from './hooks/handlers.ts'
import { hookMethods, type ActivateArguments, type ServeHttpArguments } from './hooks/service.ts'
import type { HostLog } from './host-log.ts'
import { bridge, type HttpHandler } from './http/bridge.ts'
import { RpcClient } from './rpc/client.ts'
import { rpcMethod, type RpcMethods } from './rpc/method.ts'
import { RpcServer } from './rpc/server.ts'
import { YamuxSession } from './yamux/session.ts'
import type { YamuxStream } from './yamux/stream.ts'

export interface PluginSessionOptions {
  readonly hooks: Hooks
  readonly log: HostLog
  /** The host took the hooks: it is the one who started us. */
  readonly onDispense: () => void
  /** The host wants the process to leave. */
  readonly onQuit: () => void
  /** The connection is gone; with the reason, unless it ended properly. */
  readonly onClose: (reason: Error | undefined) => void
}

/** Bytes of our own output that wait for the host; what comes beyond is thrown away. */
const OUTPUT_BACKLOG = 65_536

/** The plugin's end of one connection with a host. */
export class PluginSession {
  private readonly options: PluginSessionOptions
  private readonly session: YamuxSession
  private readonly broker: Broker
  private readonly abilities = { canFlush: true }
  private output: YamuxStream | undefined
  private api: Api | undefined

  constructor(socket: Duplex, options: PluginSessionOptions) {
    this.options = options
    this.session = new YamuxSession(socket, 'server')
    this.broker = new Broker(this.session, [
      (stream) => this.serve(stream, this.controlMethods()),
      (stream) => this.keepOutput(stream),
      (stream) => stream.resume(),
    ])
    this.session.on('close', (reason) => {
      if (this.api) options.log.detach(this.api)
      options.onClose(reason)
    })
  }

  /** What the program writes to stdout; the host logs it line by line. */
  writeOutput(bytes: Buffer): void {
    if (this.output?.writable && this.output.writableLength < OUTPUT_BACKLOG) this.output.write(bytes)
  }

  /** Ends the connection; resolves when it is closed. */
  close(): Promise<void> {
    return this.session.close()
  }

  private keepOutput(stream: YamuxStream): void {
    this.output = stream
    stream.resume()
  }

  /** Without any one of its services the connection is of no use: the host notices its end, and starts us anew. */
  private serve(stream: YamuxStream, methods: RpcMethods): void {
    stream.on('error', (error) => this.session.destroy(error))
    new RpcServer(stream, methods)
  }

  private controlMethods(): RpcMethods {
    const quit = () => {
      setImmediate(this.options.onQuit)
      return {}
    }
    return new Map([
      ['Control.Ping', rpcMethod(controlCalls['Control.Ping'], () => ({}))],
      ['Control.Quit', rpcMethod(controlCalls['Control.Quit'], quit)],
      ['Dispenser.Dispense', rpcMethod(controlCalls['Dispenser.Dispense'], (what) => this.dispense(what))],
    ])
  }

  private dispense(what: string): number {
    if (what !== HOOKS) throw new Error(`unknown plugin type: ${what}`)
    const id = this.broker.nextId()
    this.broker.accept(id).then(
      (stream) => this.serve(stream, this.hookMethods()),
      (error: Error) => this.options.log.error('the host did not take the hooks', { error }),
    )
    this.options.onDispense()
    return id
  }

  private hookMethods(): RpcMethods {
    const { hooks, log } = this.options
    return hookMethods({
      hooks,
      log,
      activate: (ids) => this.activate(ids),
      changeConfiguration: () => this.changeConfiguration(),
      serve: (handler, call) => this.serveHttp(handler, call),
    })
  }

  private async activate({ APIMuxId, DriverMuxId }: ActivateArguments): Promise<void> {
    const dialled = this.broker.dial(Number(APIMuxId))
    const driver = this.broker.dial(Number(DriverMuxId))
    // We reach the database ourselves; but the host would wait for 5 s for whoever does not come.
    driver.then((stream) => stream.end().resume()).catch(() => undefined)
    const stream = await dialled
    stream.on('error', (error) => this.session.destroy(error))
    const api = makeApi(new RpcClient(stream))
    this.api = api
    this.options.log.attach(api)
    await this.changeConfiguration()
    await this.options.hooks.OnActivate?.(api)
  }

  private async changeConfiguration(): Promise<void> {
    if (this.api) await this.options.hooks.OnConfigurationChange?.(this.api)
  }

  private async serveHttp(handler: HttpHandler, call: ServeHttpArguments): Promise<void> {
    const { Request: request, RequestBodyStream: bodyId } = call
    if (!request) throw new Error('the host left out the request')
    await bridge(handler, {
      request,
      context: call.Context ?? noContext,
      dialWriter: () => this.broker.dialAhead(Number(call.ResponseWriterStream)),
      dialBody: bodyId ? () => this.broker.dial(Number(bodyId)) : undefined,
      abilities: this.abilities,
      onFailure: (error) => this.options.log.error('request handler failed', { error }),
    })
  }
}

const noContext = { SessionId: '', RequestId: '', IPAddress: '', AcceptLanguage: '', UserAgent: '' }
