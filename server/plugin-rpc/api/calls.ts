import { channelCalls } from './channels.ts'
import { commandCalls } from './commands.ts'
import { keyValueCalls } from './key-value.ts'
import { auditCalls, logCalls } from './logs.ts'
import { permissionCalls } from './permissions.ts'
import { platformCalls } from './platform.ts'
import { postCalls } from './posts.ts'
import { teamCalls } from './teams.ts'
import { userCalls } from './users.ts'

/**
 * Every call that the plugin may make to the host, except the log calls, which nobody waits for.
 *
 * Source: mattermost server/public v0.3.0, plugin/api.go and client_rpc_generated.go.
 */
export const awaitedCalls = {
  ...platformCalls,
  ...commandCalls,
  ...userCalls,
  ...teamCalls,
  ...channelCalls,
  ...postCalls,
  ...permissionCalls,
  ...keyValueCalls,
  ...auditCalls,
} as const

/** Every call that the plugin may make to the host, by its name on the wire. */
export const apiCalls = { ...awaitedCalls, ...logCalls } as const
