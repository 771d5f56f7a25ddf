import { PluginHost, type PluginHostOptions } from './plugin-host/plugin-host.ts'
import type { MemoryTarget } from './plugin-host/memory-target.ts'
import { TellPlugin } from './tell-plugin.ts'
import { slashCommandApi, type RunInPlugin } from './world/slash-commands.ts'
import { World, type WorldOptions } from './world/world.ts'

export type MattermostOptions = WorldOptions &
  Pick<PluginHostOptions, 'latency' | 'environment'> & {
    /** The plugin's program. */
    readonly pluginPath: string
  }

/** An answer of the plugin's, read. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string[]>>
  readonly body: string
}

/** A small Mattermost that runs the plugin: the host's protocol, and the world behind it. */
export class Mattermost {
  readonly world: World
  readonly host: PluginHost

  constructor({ pluginPath, latency, environment, ...options }: MattermostOptions) {
    this.world = new World(options)
    const api = { ...this.world.api, ...slashCommandApi(this.world, (args) => this.execute(args)) }
    this.host = new PluginHost({ path: pluginPath, api, latency, environment })
    new TellPlugin(this.world, () => (this.host.isRunning ? this.host.hooks : undefined))
  }

  /** @throws {Error} with the plugin's sentence when it refuses. */
  start(): Promise<void> {
    return this.host.start()
  }

  /** A request of that person's session; the body goes as JSON. */
  async request(userId: string, method: string, url: string, body?: unknown): Promise<Answer> {
    const headers = {
      'Mattermost-User-Id': userId,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    }
    const answer = await this.host.ask({
      method,
      url,
      headers,
      body: body === undefined ? '' : JSON.stringify(body),
    })
    return read(answer)
  }

  /** A slash command as the person typed it. */
  async command(userId: string, channelId: string, teamId: string, text: string): Promise<void> {
    const TriggerId = this.world.messages.issueTrigger(userId)
    const args = { UserId: userId, ChannelId: channelId, TeamId: teamId, TriggerId, Command: text }
    await this.execute(args)
  }

  /** Also for commands that the plugin itself runs in a person's name. */
  private readonly execute: RunInPlugin = async (args) => {
    const { A: response, B: error } = await this.host.hooks.call('ExecuteCommand', { A: {}, B: args })
    if (error) throw new Error(error.Message)
    return response ?? {}
  }

  /** The plugin is put away, then the world is left. */
  async stop(): Promise<void> {
    await this.host.stop()
    await this.world.close()
  }
}

function read(target: MemoryTarget): Answer {
  return { status: target.status, headers: target.header(), body: target.body.toString() }
}
