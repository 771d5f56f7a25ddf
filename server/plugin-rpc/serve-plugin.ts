import type { Socket } from 'node:net'
import { readHandshakeEnvironment } from './handshake.ts'
import { announce } from './handshake/announce.ts'
import { HandshakeError } from './handshake/handshake-error.ts'
import { listen, type Listener } from './handshake/listen.ts'
import type { Hooks } from './hooks/handlers.ts'
import { makeHostLog, type HostLog } from './host-log.ts'
import { PluginSession } from './plugin-session.ts'

/**
 * `quit`: the host wants us to leave. `host_gone`: the connection closed. `terminated`: SIGTERM. `no_host`: whoever
 * started us died before it connected.
 */
export type StopReason = 'quit' | 'host_gone' | 'terminated' | 'no_host'

export interface ServePluginOptions {
  /** Begins the name of the socket file; short, and of this plugin alone. */
  readonly name: string
  readonly hooks: Hooks
  readonly log?: HostLog
  /** Milliseconds to wait for the host after the handshake; it connects at once, if it lives. */
  readonly connectWithin?: number
  /** Last chance to put things away; runs once and is given 1.5 s. */
  readonly onStop?: (reason: StopReason) => void | Promise<void>
  /** Ends the process; tests put their own in place. */
  readonly exit?: (code: number) => void
}

/** The host kills us 2 s after Quit. */
const STOP_LIMIT = 1500
const CONNECT_WITHIN = 30_000

/**
 * Serves the plugin to the Mattermost server that started this process; resolves when the server has connected.
 *
 * Started by anybody else it says so on stderr and exits with code 1. From then on the process ends when the host
 * wants it to, or is gone. SIGINT is ignored, SIGTERM ends it properly; exceptions that nobody caught are logged.
 * Call it once.
 */
export async function servePlugin(options: ServePluginOptions): Promise<void> {
  const plugin = new ServedPlugin(options)
  try {
    await plugin.start()
  } catch (error) {
    if (!(error instanceof HandshakeError)) throw error
    process.stderr.write(`${error.message}\n`)
    plugin.exit(1)
  }
}

class ServedPlugin {
  readonly exit: (code: number) => void
  private readonly options: ServePluginOptions
  private readonly log: HostLog
  private readonly sessions = new Set<PluginSession>()
  private readonly connected = Promise.withResolvers<void>()
  private listener: Listener | undefined
  private isStopping = false

  constructor(options: ServePluginOptions) {
    this.options = options
    this.exit = options.exit ?? ((code) => process.exit(code))
    this.log = options.log ?? makeHostLog((text) => process.stderr.write(text))
  }

  async start(): Promise<void> {
    const place = readHandshakeEnvironment()
    const { name: prefix } = this.options
    this.listener = await listen(place, { prefix, onConnection: (socket) => this.connect(socket) })
    process.on('SIGTERM', this.onTerminate).on('uncaughtException', this.onUncaught)
    // Where nobody reads stderr any more, a line is an error, and its line the next one, without end.
    process.stderr.on('error', () => undefined)
    announce(this.listener, (bytes) => {
      for (const session of this.sessions) session.writeOutput(bytes)
    })
    const limit = setTimeout(() => this.stop('no_host'), this.options.connectWithin ?? CONNECT_WITHIN)
    await this.connected.promise
    clearTimeout(limit)
  }

  private readonly onTerminate = (): void => this.stop('terminated')

  /** A promise that nobody awaited must not cost everybody the plugin: after three crashes it stays off. */
  private readonly onUncaught = (error: Error): void => this.log.error('uncaught exception', { error })

  /** Every connection is a session of its own; the plugin lives as long as the one that took its hooks. */
  private connect(socket: Socket): void {
    let isHost = false
    const session: PluginSession = new PluginSession(socket, {
      hooks: this.options.hooks,
      log: this.log,
      onDispense: () => {
        isHost = true
        this.connected.resolve()
      },
      onQuit: () => this.stop('quit'),
      onClose: (reason) => {
        this.sessions.delete(session)
        if (reason) this.log.error('the connection with the host failed', { error: reason })
        if (isHost) this.stop('host_gone')
      },
    })
    this.sessions.add(session)
  }

  private stop(reason: StopReason): void {
    if (this.isStopping) return
    this.isStopping = true
    const timer = setTimeout(() => this.leave(), STOP_LIMIT)
    void this.putAway(reason).finally(() => {
      clearTimeout(timer)
      this.leave()
    })
  }

  private async putAway(reason: StopReason): Promise<void> {
    try {
      await this.options.onStop?.(reason)
    } catch (error) {
      this.log.error('stopping failed', { error })
    }
    await Promise.all([...this.sessions].map((session) => session.close()))
  }

  private leave(): void {
    process.off('SIGTERM', this.onTerminate).off('uncaughtException', this.onUncaught)
    this.listener?.close()
    this.exit(0)
  }
}
