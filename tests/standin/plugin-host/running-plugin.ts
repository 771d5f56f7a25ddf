import type { Address } from '../../../server/plugin-rpc/handshake/handshake-line.ts'
import type { HookClient } from './hook-client.ts'
import { HostSession, type HostSessionOptions } from './host-session.ts'
import { connectTo, PluginProcess, type PluginExit, type ProcessOptions } from './plugin-process.ts'
import { serveHttp, type HttpCall } from './serve-http.ts'

/** Milliseconds from Quit to SIGKILL. Source: hashicorp/go-plugin v1.7.0, client.go, Kill. */
const QUIT_LIMIT = 2000

/** When the steps of a start were done, in milliseconds since its exec. */
export interface StartTimes {
  readonly handshake: number
  readonly activated: number
}

/** One process of the plugin, from its start to its end. */
export class RunningPlugin {
  readonly process: PluginProcess
  readonly address: Address
  readonly times: StartTimes
  private readonly session: HostSession

  private constructor(process: PluginProcess, session: HostSession, address: Address, times: StartTimes) {
    this.process = process
    this.session = session
    this.address = address
    this.times = times
  }

  /** Starts and activates the plugin. @throws {Error} when it does not start or refuses; it is gone then. */
  static async start(
    path: string,
    options: ProcessOptions & HostSessionOptions,
    onProcess: (process: PluginProcess, session: HostSession) => void,
  ): Promise<RunningPlugin> {
    const begin = performance.now()
    const process = new PluginProcess(path, options)
    try {
      const address = await process.shakeHands()
      const handshake = performance.now() - begin
      const session = new HostSession(await connectTo(address), options)
      onProcess(process, session)
      await activate(process, session)
      return new RunningPlugin(process, session, address, { handshake, activated: performance.now() - begin })
    } catch (error) {
      process.kill()
      await process.exited
      throw error
    }
  }

  get hooks(): HookClient {
    return this.session.hooks
  }

  serveHttp(call: HttpCall): Promise<void> {
    return serveHttp(this.session, call)
  }

  /** Answered by the plugin's event loop. */
  ping(): Promise<void> {
    return this.session.ping()
  }

  /** The server is gone: the connection closes without a word. */
  cut(): void {
    this.session.destroy()
  }

  /** OnDeactivate, Quit, 2 s, SIGKILL: as when the plugin is disabled. */
  async deactivate(): Promise<PluginExit> {
    await ignoringEnd(this.hooks.tell('OnDeactivate', {}))
    return putAway(this.process, this.session)
  }
}

/** @throws {Error} with the plugin's sentence when it refuses; it is put away then. */
async function activate(process: PluginProcess, session: HostSession): Promise<void> {
  try {
    await session.dispense()
    await session.activate()
  } catch (error) {
    await putAway(process, session)
    throw error
  }
}

async function putAway(process: PluginProcess, session: HostSession): Promise<PluginExit> {
  await ignoringEnd(session.quit())
  const limit = setTimeout(() => process.kill(), QUIT_LIMIT)
  const exit = await process.exited
  clearTimeout(limit)
  await session.close()
  return exit
}

/** A plugin that is gone, or fails while it is put away, is put away all the same. */
async function ignoringEnd(call: Promise<unknown>): Promise<void> {
  await call.catch(() => undefined)
}
