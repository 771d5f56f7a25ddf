import { currentTeam, type Registry, type Store } from '../host.ts'
import { inEnglish } from '../i18n.ts'
import { pathsOf } from '../paths.ts'
import type { Product } from '../product.ts'

export type MainMenu = ReturnType<typeof makeMainMenu>

/** The entry in the menu behind the team's name that opens our pages. */
export function makeMainMenu(registry: Registry, store: Store, { navigation }: Product) {
  let id: string | undefined
  const open = () => navigation.goTo(pathsOf(currentTeam(store.getState())?.name ?? '').incidents)
  return {
    show(): void {
      id ??= registry.registerMainMenuAction(inEnglish('webapp.pages.name'), open)
    },
    hide(): void {
      if (id !== undefined) registry.unregisterComponent(id)
      id = undefined
    },
  }
}
