import { makeClientIds } from './client-ids.ts'
import { makeCommandHook } from './command-hook.ts'
import type { Page, Plugin } from './host.ts'
import { followEvents } from './live.ts'

/** What Mattermost starts and stops. It never throws: that would leave the whole app blank for everybody. */
export function makePlugin(page: Page): Plugin {
  return {
    initialize(registry, store) {
      try {
        const clientIds = makeClientIds()
        registry.registerSlashCommandWillBePostedHook(makeCommandHook(clientIds))
        followEvents(registry, { page, store, clientIds })
      } catch (error) {
        page.reportError(error)
      }
    },
    // The host itself removes what was registered.
    uninitialize: () => undefined,
  }
}
