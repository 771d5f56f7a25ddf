import { duplexPair } from 'node:stream'
import { fileURLToPath } from 'node:url'

import { makePlugin, type Plugin } from '../../server/plugin.ts'
import { makeHostLog } from '../../server/plugin-rpc/index.ts'
import { PluginSession } from '../../server/plugin-rpc/plugin-session.ts'
import { apiMethods } from '../standin/plugin-host/api-methods.ts'
import { Faults } from '../standin/plugin-host/faults.ts'
import { HostSession } from '../standin/plugin-host/host-session.ts'
import { logAnswers } from '../standin/plugin-host/log-answers.ts'
import type { LogLine } from '../standin/plugin-host/log-line.ts'
import { TellPlugin } from '../standin/tell-plugin.ts'
import { slashCommandApi, type RunInPlugin } from '../standin/world/slash-commands.ts'
import { World } from '../standin/world/world.ts'
import { connect } from './connect.ts'
import { freshDatabase } from './database.ts'
import type { Database } from '../../server/postgres/database.ts'
import { TestClock } from './test-clock.ts'

/** The whole plugin in this process, hosted over its own protocol, in a small Mattermost on real PostgreSQL. */
export class Product {
  readonly world: World
  readonly database: Database
  readonly clock: TestClock
  readonly log: LogLine[] = []
  /** Calls that the plugin made and the world does not have. */
  readonly notImplemented: string[] = []
  /** Faults on demand; "kill" cuts the connection and lets the program go. */
  readonly faults = new Faults(() => this.cut())
  private readonly dropDatabase: () => Promise<void>
  private readonly hooks: TellPlugin
  /** As in Mattermost: hooks come only after the plugin has said that it is active. */
  private isActive = false
  private running: { readonly session: HostSession; readonly plugin: Plugin } | undefined

  private constructor(parts: {
    world: World
    database: Database
    clock: TestClock
    drop: () => Promise<void>
  }) {
    this.world = parts.world
    this.database = parts.database
    this.clock = parts.clock
    this.dropDatabase = parts.drop
    this.hooks = new TellPlugin(parts.world, () => (this.isActive ? this.running?.session.hooks : undefined))
  }

  /** @param contents `migrated` unless the test is about migrating. */
  static async open(contents: 'migrated' | 'host-tables' = 'migrated'): Promise<Product> {
    const fresh = await freshDatabase({ contents })
    const clock = new TestClock()
    const world = new World({
      databaseUrl: fresh.url,
      bundlePath: fileURLToPath(new URL('../..', import.meta.url)),
      now: () => clock.now().getTime(),
    })
    const database = connect(fresh.url)
    return new Product({ world, database, clock, drop: fresh.drop })
  }

  /** @throws {Error} with the plugin's sentence when it refuses. */
  async start(): Promise<void> {
    const [ours, theirs] = duplexPair()
    const write = (line: LogLine) => void this.log.push(line)
    const sink = makeHostLog((text) => write({ level: 'info', message: text, fields: {}, source: 'stderr' }))
    const plugin = makePlugin({ sink, clock: this.clock })
    const end = new PluginSession(ours, {
      hooks: plugin.hooks,
      log: sink,
      onDispense: () => undefined,
      onQuit: () => void end.close(),
      onClose: () => undefined,
    })
    const api = apiMethods(
      { ...logAnswers(write), ...this.world.api, ...slashCommandApi(this.world, this.runInPlugin) },
      {
        perform: (name, run) => this.faults.perform(name, run),
        onUnknown: (name) => this.notImplemented.push(name),
        onPanic: (name) => this.notImplemented.push(`${name} with a nil pointer`),
      },
    )
    const session = new HostSession(theirs, { api })
    this.running = { session, plugin }
    await session.dispense()
    await session.activate()
    this.isActive = true
  }

  get session(): HostSession {
    if (!this.running) throw new Error('The product does not run.')
    return this.running.session
  }

  private readonly runInPlugin: RunInPlugin = async (args) => {
    const { A: response, B: refusal } = await this.session.hooks.call('ExecuteCommand', { A: {}, B: args })
    if (refusal) throw new Error(refusal.Message)
    return response ?? {}
  }

  /** Resolves when the plugin heard of all that happened, and every post and event that is due was sent, or put off. */
  async settled(): Promise<void> {
    do {
      await this.hooks.told()
      await this.running?.plugin.settle()
    } while (this.hooks.isTelling)
  }

  /** Ends it as disabling does; one that is cut off meanwhile is gone as well. */
  async stop(): Promise<void> {
    const { running } = this
    if (!running) return
    this.isActive = false
    await running.session.hooks.tell('OnDeactivate', {}).catch(() => undefined)
    await running.session.close()
    await running.plugin.stop()
    this.running = undefined
  }

  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  /** The connection is gone, in the middle of what was under way. */
  private cut(): void {
    this.isActive = false
    this.running?.session.destroy()
  }

  async close(): Promise<void> {
    await this.stop()
    await this.database.close()
    await this.world.close()
    await this.dropDatabase()
  }
}
