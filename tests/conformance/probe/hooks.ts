import type { Api, Hooks } from '../../../server/plugin-rpc/index.ts'
import { fromJson, toJson } from './json-form.ts'

/** One hook as it arrived, its arguments in the JSON form of the vectors. */
export interface Recorded {
  readonly name: string
  readonly args: readonly unknown[]
}

/** What a hook does next time: return something, or throw an error with a text. */
export interface Scripted {
  readonly returns?: unknown
  readonly throws?: string
}

/** The settings that mean something to the probe. */
interface Settings {
  /** Refuse the activation with this sentence. */
  readonly refuse?: string
}

/** Everything the host told the probe, and what the probe answers. */
export class Hearing {
  recorded: Recorded[] = []
  /** As of the last change of the configuration. */
  settings: Settings = {}
  readonly scripts = new Map<string, Scripted>()
  private api: Api | undefined

  /** The host's API, there from the activation on. */
  get host(): Api {
    if (!this.api) throw new Error('The host has not activated the probe.')
    return this.api
  }

  async configure(api: Api): Promise<void> {
    this.settings = JSON.parse((await api.LoadPluginConfiguration()).toString()) as Settings
  }

  /** @throws {Error} If the settings say that the activation is to be refused. */
  activate(api: Api): void {
    this.api = api
    if (this.settings.refuse) throw new Error(this.settings.refuse)
    api.LogInfo('probe is active', ['pid', process.pid])
  }

  hear(name: string, ...args: readonly unknown[]): unknown {
    this.recorded.push({ name, args: args.map((arg) => toJson(arg) ?? null) })
    const script = this.scripts.get(name)
    if (script?.throws !== undefined) throw new Error(script.throws)
    return fromJson(script?.returns)
  }
}

/** All hooks that the protocol has, each of them recorded. What they return was put in by a test over HTTP. */
export function recordedHooks(hearing: Hearing): Hooks {
  const told =
    (name: string) =>
    (...args: readonly unknown[]) =>
      void hearing.hear(name, ...args)
  const asked =
    <Answer>(name: string) =>
    (...args: readonly unknown[]) =>
      hearing.hear(name, ...args) as Answer
  return {
    OnActivate: (api) => {
      hearing.hear('OnActivate')
      return hearing.activate(api)
    },
    OnDeactivate: () => void hearing.hear('OnDeactivate'),
    OnConfigurationChange: (api) => {
      hearing.hear('OnConfigurationChange')
      return hearing.configure(api)
    },
    ExecuteCommand: asked('ExecuteCommand'),
    MessageWillBePosted: asked('MessageWillBePosted'),
    ConfigurationWillBeSaved: asked('ConfigurationWillBeSaved'),
    GenerateSupportData: asked('GenerateSupportData'),
    MessageHasBeenPosted: told('MessageHasBeenPosted'),
    MessageHasBeenUpdated: told('MessageHasBeenUpdated'),
    MessageHasBeenDeleted: told('MessageHasBeenDeleted'),
    UserHasJoinedChannel: told('UserHasJoinedChannel'),
    UserHasLeftChannel: told('UserHasLeftChannel'),
    UserHasJoinedTeam: told('UserHasJoinedTeam'),
    UserHasLeftTeam: told('UserHasLeftTeam'),
    ChannelHasBeenCreated: told('ChannelHasBeenCreated'),
    UserHasBeenDeactivated: told('UserHasBeenDeactivated'),
    OnPluginClusterEvent: told('OnPluginClusterEvent'),
    OnWebSocketConnect: told('OnWebSocketConnect'),
    OnWebSocketDisconnect: told('OnWebSocketDisconnect'),
  }
}
