import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { apiMethods } from './api-methods.ts'
import type { ApiName, ApiTable } from './api-table.ts'
import { Faults } from './faults.ts'
import type { HookClient } from './hook-client.ts'
import { makeMeasuredLatency } from './host-latency.ts'
import type { HostSession } from './host-session.ts'
import { logAnswers } from './log-answers.ts'
import { stderrLine, type LogLine } from './log-line.ts'
import { MemoryTarget } from './memory-target.ts'
import { NodeTarget, type Upgrade } from './node-target.ts'
import type { PluginExit, PluginProcess, ProcessOptions } from './plugin-process.ts'
import { requestSubset, type RequestSubset } from './request-subset.ts'
import { RunningPlugin } from './running-plugin.ts'
import type { HttpCall, RequestContext } from './serve-http.ts'

export interface PluginHostOptions extends Pick<ProcessOptions, 'environment'> {
  /** The plugin: an executable, or a script for the Node that runs us. */
  readonly path: string
  readonly api: ApiTable
  /** `measured`: calls take as long as in a real Mattermost. */
  readonly latency?: 'none' | 'measured'
}

interface PluginHostEvents {
  log: [LogLine]
  /** The process ended, and nobody had asked for it. */
  crash: [PluginExit]
}

/** What the host itself asks the plugin, as for a dialog; or a request without a web server before it. */
export interface HostRequest {
  readonly method: string
  /** Below the plugin's root. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  readonly context?: RequestContext
}

export interface HandleOptions {
  readonly context: RequestContext
  /** What the plugin is told of the request, if it is not all that there is. */
  readonly subset?: RequestSubset
  readonly upgrade?: Upgrade
}

/** Mattermost's way of running one plugin: start, calls both ways, requests, stop. */
export class PluginHost extends EventEmitter<PluginHostEvents> {
  /** The server's log, as far as the plugin caused it. */
  readonly log: LogLine[] = []
  /** Calls of the plugin that nobody answers, once each. */
  readonly notImplemented = new Set<string>()
  readonly faults = new Faults(() => void this.kill())
  private readonly options: PluginHostOptions
  private readonly perform: (name: ApiName, run: () => unknown) => Promise<unknown>
  private running: RunningPlugin | undefined
  private current: { readonly process: PluginProcess; readonly session: HostSession } | undefined
  private isStopping = false

  constructor(options: PluginHostOptions) {
    super()
    this.options = options
    const latency = options.latency === 'measured' ? makeMeasuredLatency() : undefined
    this.perform = (name, run) => {
      const faulty = () => this.faults.perform(name, run)
      return latency ? latency(name, faulty) : faulty()
    }
  }

  /** @throws {Error} with the plugin's sentence when it refuses to be activated. */
  async start(): Promise<void> {
    this.isStopping = false
    const { path, environment } = this.options
    const onStderrLine = (line: string) => this.write(stderrLine(line))
    const onOutput = (name: 'stdout' | 'stderr', bytes: Buffer) => this.writeOutput(name, bytes)
    const options = { environment, onStderrLine, onOutput, api: this.apiMethods() }
    this.running = await RunningPlugin.start(path, options, (process, session) => {
      this.current = { process, session }
      void process.exited.then((exit) => this.onExit(process, exit))
    })
  }

  /** The plugin that runs now. @throws {Error} when none does. */
  get plugin(): RunningPlugin {
    if (!this.running) throw new Error('The plugin is not running.')
    return this.running
  }

  /** False before the start, after a stop and after a crash. */
  get isRunning(): boolean {
    return this.running !== undefined
  }

  get hooks(): HookClient {
    return this.plugin.hooks
  }

  /** Lets the plugin answer a request of a web server. Failures end as an answer 500 and a line in the log. */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    { context, subset = requestSubset(request), upgrade }: HandleOptions,
  ): Promise<void> {
    const target = new NodeTarget(response, upgrade)
    await this.serve({ request: subset, context, body: request, target })
  }

  /** Asks the plugin without a web server. */
  async ask({ method, url, headers = {}, body = '', context = {} }: HostRequest): Promise<MemoryTarget> {
    const target = new MemoryTarget()
    const bytes = Buffer.from(body)
    const length = bytes.length > 0 ? { 'Content-Length': String(bytes.length) } : {}
    const header = Object.entries({ ...length, ...headers }).map(([name, value]) => [name, [value]] as const)
    const request: RequestSubset = {
      Method: method,
      URL: url,
      Proto: 'HTTP/1.1',
      ProtoMajor: 1,
      ProtoMinor: 1,
      Header: Object.fromEntries(header),
      Host: 'localhost',
      RemoteAddr: '127.0.0.1:0',
      RequestURI: url,
    }
    await this.serve({ request, context, body: Readable.from(bytes.length > 0 ? [bytes] : []), target })
    return target
  }

  /** OnDeactivate, Quit, and a kill if need be. */
  async deactivate(): Promise<PluginExit> {
    this.isStopping = true
    const { plugin } = this
    this.running = undefined
    return plugin.deactivate()
  }

  async restart(): Promise<void> {
    if (this.running) await this.deactivate()
    await this.start()
  }

  /** As {@link deactivate}, if the plugin runs. */
  async stop(): Promise<void> {
    if (this.running) await this.deactivate()
    await this.kill()
  }

  /** Ends the process at once, as a crash does; resolves when it is gone. */
  async kill(): Promise<void> {
    this.current?.process.kill()
    await this.current?.process.exited
  }

  private async serve(call: HttpCall): Promise<void> {
    if (!this.running?.hooks.has('ServeHTTP')) return notFound(call)
    try {
      await this.running.serveHttp(call)
    } catch (error) {
      this.write({
        level: 'error',
        message: 'Plugin failed to ServeHTTP',
        fields: { error: String(error) },
        source: 'host',
      })
    }
  }

  private apiMethods() {
    const table = { ...logAnswers((line) => this.write(line)), ...this.options.api }
    return apiMethods(table, {
      perform: this.perform,
      onUnknown: (name) => {
        this.notImplemented.add(name)
        this.write({ level: 'error', message: `not implemented: ${name}`, fields: {}, source: 'host' })
      },
      onPanic: (name) => {
        const message = `nil pointer in ${name}: a real server would be down now`
        this.write({ level: 'error', message, fields: {}, source: 'host' })
        this.current?.session.destroy()
      },
    })
  }

  private onExit(process: PluginProcess, exit: PluginExit): void {
    if (this.current?.process !== process) return
    this.current = undefined
    if (this.isStopping || !this.running) return
    this.running = undefined
    this.write({
      level: 'error',
      message: 'plugin crashed',
      fields: { exit: JSON.stringify(exit) },
      source: 'host',
    })
    this.emit('crash', exit)
  }

  private writeOutput(name: 'stdout' | 'stderr', bytes: Buffer): void {
    const lines = bytes.toString().split('\n').filter(Boolean)
    for (const message of lines) this.write({ level: 'info', message, fields: {}, source: `plugin_${name}` })
  }

  private write(line: LogLine): void {
    this.log.push(line)
    this.emit('log', line)
  }
}

/** What Go's http.NotFound answers: the plugin is off, or has no routes. */
function notFound({ target }: HttpCall): void {
  target.writeHead(404)
  void target.write(Buffer.from('404 page not found\n'))
  target.finish()
}
