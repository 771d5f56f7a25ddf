import { makeBackstage } from './backstage/open-backstage.tsx'
import { makeClientIds } from './client-ids.ts'
import { makeCommandHook } from './entry/command-hook.ts'
import { CONSOLE_SETTING, makeConsoleSetting } from './entry/console-setting.tsx'
import { makeEverywhere } from './entry/everywhere.tsx'
import { makeHeaderButton, makeHeaderIcon } from './entry/header-button.tsx'
import { makeMainMenu } from './entry/main-menu.ts'
import { registerPostMenu } from './entry/post-menu.ts'
import { makePersonalSettings } from './entry/personal-settings.tsx'
import type { Page, Plugin, Registry, Store } from './host.ts'
import { inEnglish, translations } from './i18n.ts'
import { followEvents } from './live.ts'
import { makeProduct } from './product.ts'
import { makeSidebar } from './rhs/sidebar.tsx'
import { ourReducer } from './state/reducer.ts'
import { StatusWindow } from './status-window/status-window.tsx'
import { TaskWindow } from './task-window/task-window.tsx'

/** What Mattermost starts and stops. It never throws: that would leave the whole app blank for everybody. */
export function makePlugin(page: Page): Plugin {
  return {
    initialize(registry, store) {
      try {
        start(page, registry, store)
      } catch (error) {
        page.reportError(error)
      }
    },
    // The host itself removes what was registered.
    uninitialize: () => undefined,
  }
}

function start(page: Page, registry: Registry, store: Store): void {
  const clientIds = makeClientIds()
  registry.registerSlashCommandWillBePostedHook(makeCommandHook(clientIds))
  registry.registerReducer(ourReducer)
  registry.registerTranslations(translations)
  const product = makeProduct(page, store, clientIds)
  const headerButton = makeHeaderButton(registry, product)
  const mainMenu = makeMainMenu(registry, store, product)
  const windows = [StatusWindow, TaskWindow]
  const everywhere = makeEverywhere({ product, headerButton, mainMenu, windows })
  // Mattermost shows what is registered as global everywhere but in a sidebar that has a window of its own.
  const isAlone = page.WebappUtils.popouts?.isPopoutWindow?.() === true
  const sidebar = makeSidebar(product, isAlone ? [everywhere] : [])
  product.panel.attach(registry.registerRightHandSidebarComponent(sidebar, inEnglish('webapp.title')))
  registry.registerGlobalComponent(everywhere)
  registerPostMenu(registry, store, product)
  registry.registerNeedsTeamRoute('/', makeBackstage(product))
  registry.registerChannelHeaderIcon?.(makeHeaderIcon(product))
  registry.registerAdminConsoleCustomSetting?.(CONSOLE_SETTING, makeConsoleSetting(product), {
    showTitle: false,
  })
  registry.registerUserSettings?.(makePersonalSettings(product))
  headerButton.show()
  followEvents(registry, { ...product, page, store, clientIds })
}
