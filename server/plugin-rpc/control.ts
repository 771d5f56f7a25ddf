import { bool, string, uint } from './gob/schema.ts'
import { Empty } from './rpc/headers.ts'

/**
 * Calls on the first stream, by their names on the wire. The argument of Ping and Quit means nothing.
 *
 * Source: hashicorp/go-plugin v1.7.0, rpc_server.go.
 */
export const controlCalls = {
  'Control.Ping': { arg: bool, reply: Empty },
  'Control.Quit': { arg: bool, reply: Empty },
  /** What is wanted; answers the broker id under which the plugin serves it. */
  'Dispenser.Dispense': { arg: string, reply: uint },
} as const

/** The only thing a Mattermost plugin dispenses. */
export const HOOKS = 'hooks'
