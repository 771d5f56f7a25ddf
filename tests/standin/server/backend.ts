import type { PluginHost } from '../plugin-host/plugin-host.ts'
import type { World } from '../world/world.ts'
import type { ServedPlugin } from './served-plugin.ts'
import type { Sessions } from './sessions.ts'

/** What the endpoints work on. */
export interface Backend {
  readonly world: World
  readonly host: PluginHost
  readonly sessions: Sessions
  /** Another one once the plugin was built anew. */
  plugin: ServedPlugin
  /** What an administrator chose; one that crashed stays enabled. */
  isEnabled: boolean
  /** Without a slash at the end. */
  readonly siteUrl: string
}
