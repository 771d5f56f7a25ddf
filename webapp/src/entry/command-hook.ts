import type { ClientIds } from '../client-ids.ts'
import type { CommandHook } from '../host.ts'

/** The host takes what stands before the first space as the trigger; after it any white space separates. */
const START = /^\/incident \s*start(?=\s|$)/i

/**
 * Marks `/incident start` with an id of this browser; everything else passes on as it came.
 * The marker stands before the name: at the end, an unclosed quote would take it in.
 */
export const makeCommandHook =
  (clientIds: ClientIds): CommandHook =>
  (message, args) => ({
    message: message?.replace(START, (start) => `${start} client:${clientIds.make()}`),
    args,
  })
