import { fileURLToPath } from 'node:url'

import { Faults } from '../standin/plugin-host/faults.ts'
import type { HostSession } from '../standin/plugin-host/host-session.ts'
import type { LogLine } from '../standin/plugin-host/log-line.ts'
import { TellPlugin } from '../standin/tell-plugin.ts'
import { World } from '../standin/world/world.ts'
import { connect } from './connect.ts'
import { freshDatabase } from './database.ts'
import { makeNode, type Node } from './node.ts'
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
  /** Milliseconds until the program, as it is started next, gives a call up. */
  hostAnswersWithin?: number
  private readonly dropDatabase: () => Promise<void>
  private readonly hooks: TellPlugin
  /** As in Mattermost: hooks come only after the plugin has said that it is active. */
  private isActive = false
  private running: Node | undefined

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

  /**
   * @param contents `migrated` unless the test is about migrating.
   * @param between Puts something between the plugin and its database; the world has its own way.
   */
  static async open(
    contents: 'migrated' | 'host-tables' = 'migrated',
    between: (databaseUrl: string) => string | Promise<string> = (url) => url,
  ): Promise<Product> {
    const fresh = await freshDatabase({ contents })
    const clock = new TestClock()
    const world = new World({
      databaseUrl: fresh.url,
      dataSource: await between(fresh.url),
      bundlePath: fileURLToPath(new URL('../..', import.meta.url)),
      now: () => clock.now().getTime(),
    })
    const database = connect(fresh.url)
    return new Product({ world, database, clock, drop: fresh.drop })
  }

  /** @throws {Error} with the plugin's sentence when it refuses. */
  async start(): Promise<void> {
    this.running = makeNode(this)
    await this.running.activate()
    this.isActive = true
  }

  get session(): HostSession {
    if (!this.running) throw new Error('The product does not run.')
    return this.running.session
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
    await running.stop()
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
