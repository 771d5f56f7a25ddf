import { isNarrow, type HostState, type Page, type SidebarActions, type Store } from './host.ts'

export type Panel = ReturnType<typeof makePanel>

/** Our place in the host's right-hand sidebar; does nothing until the host has given it. */
export function makePanel(page: Page, store: Store) {
  let actions: SidebarActions | undefined
  const isOpen = ({ views }: HostState): boolean =>
    views.rhs.isSidebarOpen && actions !== undefined && views.rhs.pluggableId === actions.id
  const dispatch = (action: unknown) => {
    if (action !== undefined) store.dispatch(action)
  }
  const show = () => dispatch(actions?.showRHSPlugin)
  return {
    attach(given: SidebarActions): void {
      actions = given
    },
    isOpen,
    toggle: () => dispatch(actions?.toggleRHSPlugin),
    /** Where somebody enters an incident channel: not over another sidebar, and not where it would cover all. */
    showByItself(): void {
      if (!isNarrow(page) && !store.getState().views.rhs.isSidebarOpen) show()
    },
    /** In the browser in which an incident was started, even over another sidebar. */
    showForStart(): void {
      if (!isNarrow(page)) show()
    },
    /** Where it covers all, a link that is followed is seen only without it. */
    makeWay(): void {
      if (isNarrow(page)) dispatch(actions?.hideRHSPlugin)
    },
  }
}
