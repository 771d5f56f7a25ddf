import { makeClientIds } from './client-ids.ts'
import { makeCommandHook } from './command-hook.ts'
import type { Page, Plugin } from './host.ts'
import { inEnglish, translations } from './i18n.ts'
import { followEvents } from './live.ts'
import { makeProduct } from './product.ts'
import { headerIcon, makeSidebar } from './rhs/sidebar.tsx'
import { ourReducer } from './state/reducer.ts'

/** What Mattermost starts and stops. It never throws: that would leave the whole app blank for everybody. */
export function makePlugin(page: Page): Plugin {
  return {
    initialize(registry, store) {
      try {
        const clientIds = makeClientIds()
        registry.registerSlashCommandWillBePostedHook(makeCommandHook(clientIds))
        registry.registerReducer(ourReducer)
        registry.registerTranslations(translations)
        const product = makeProduct(page, store, clientIds)
        const title = inEnglish('webapp.title')
        const sidebar = registry.registerRightHandSidebarComponent(makeSidebar(product), title)
        const toggle = () => void store.dispatch(sidebar.toggleRHSPlugin)
        registry.registerChannelHeaderButtonAction(headerIcon, toggle, title, title)
        const openSidebar = () => void store.dispatch(sidebar.showRHSPlugin)
        followEvents(registry, { ...product, store, clientIds, openSidebar })
      } catch (error) {
        page.reportError(error)
      }
    },
    // The host itself removes what was registered.
    uninitialize: () => undefined,
  }
}
