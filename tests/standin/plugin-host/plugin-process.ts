import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { readHandshakeLine, type Address } from '../../../server/plugin-rpc/handshake/handshake-line.ts'

/** What Mattermost adds to the environment of a plugin. Source: server/public/plugin/client.go, 11.6. */
const PLUGIN_ENVIRONMENT = {
  MATTERMOST_PLUGIN: 'Securely message teams, anywhere.',
  PLUGIN_PROTOCOL_VERSIONS: '1',
  PLUGIN_MIN_PORT: '10000',
  PLUGIN_MAX_PORT: '25000',
}

/** Milliseconds from exec to the handshake line. Source: hashicorp/go-plugin v1.7.0, as Mattermost configures it. */
const START_LIMIT = 3000

export interface ProcessOptions {
  /** Beside {@link PLUGIN_ENVIRONMENT}; by default our own, as the server passes on its own. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly onStderrLine?: (line: string) => void
}

export interface PluginExit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/**
 * How to start the plugin at that path: executables as they are, scripts by the Node that runs us, whatever the first
 * line of the script says.
 */
function commandOf(path: string): [command: string, args: string[]] {
  return /\.[cm]?[jt]s$/.test(path) ? [process.execPath, [path]] : [path, []]
}

/** The plugin as a child process. */
export class PluginProcess {
  readonly exited: Promise<PluginExit>
  /** What it wrote to its real stdout after the handshake: the server throws it away. */
  strayOutput = ''
  private readonly child: ChildProcessByStdio<null, Readable, Readable>
  private readonly lines: AsyncIterator<string>

  constructor(path: string, { environment = process.env, onStderrLine }: ProcessOptions = {}) {
    const [command, args] = commandOf(path)
    const env = { ...environment, ...PLUGIN_ENVIRONMENT }
    this.child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    this.exited = new Promise((resolve) => {
      this.child.once('error', () => resolve({ code: null, signal: null }))
      this.child.once('close', (code, signal) => resolve({ code, signal }))
    })
    this.lines = createInterface(this.child.stdout)[Symbol.asyncIterator]()
    createInterface(this.child.stderr).on('line', (line) => onStderrLine?.(line))
  }

  get pid(): number {
    return this.child.pid ?? 0
  }

  /** False as soon as the process has ended, however it did. */
  get isRunning(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null
  }

  /** @throws {Error} when the process ends, takes longer than 3 s, or says something else. */
  async shakeHands(): Promise<Address> {
    const limit = setTimeout(() => this.kill(), START_LIMIT)
    const first = await this.lines.next()
    clearTimeout(limit)
    if (first.done) throw new Error('The plugin ended, or did not start within 3 s.')
    void this.gatherOutput()
    return readHandshakeLine(first.value)
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.child.kill(signal)
  }

  private async gatherOutput(): Promise<void> {
    for (;;) {
      const line = await this.lines.next()
      if (line.done) return
      this.strayOutput += `${line.value}\n`
    }
  }
}

/** Connects to where the plugin listens. */
export function connectTo({ network, address }: Address): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const [host, port] = address.split(':')
    const socket = network === 'unix' ? connect(address) : connect(Number(port), host)
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      socket.setNoDelay(true)
      resolve(socket)
    })
  })
}
