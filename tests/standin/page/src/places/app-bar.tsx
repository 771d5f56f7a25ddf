import * as React from 'react'

import type { Entry } from '../state/plugins.ts'
import { currentChannel, myMembership } from '../state/selectors.ts'
import { usePageState } from '../state/store.ts'

/** The bar at the right edge: one icon a plugin, from its App Bar entry or else its channel header button. */
export function AppBar() {
  const components = usePageState((state) => state.plugins.components)
  const isOff = usePageState((state) => state.entities.general.config.DisableAppBar === 'true')
  const own = components.AppBar ?? []
  const isDouble = (button: Entry) => own.some((entry) => entry.pluginId === button.pluginId)
  const buttons = (components.ChannelHeaderButton ?? []).filter((button) => !isDouble(button))
  const entries = [...own, ...buttons]
  if (isOff || entries.length === 0) return null
  return (
    <aside className='app-bar' aria-label='App bar'>
      {entries.map((entry) => (
        <AppBarIcon key={entry.id} entry={entry} />
      ))}
    </aside>
  )
}

function AppBarIcon({ entry }: { readonly entry: Entry }) {
  const channel = usePageState(currentChannel)
  const member = usePageState((state) => myMembership(state, channel?.id ?? ''))
  const { pluggableId, isSidebarOpen } = usePageState((state) => state.views.rhs)
  const rhsIds = usePageState((state) => state.plugins.components.RightHandSidebarComponent) ?? []
  const mine = rhsIds.filter((rhs) => rhs.pluginId === entry.pluginId).map((rhs) => rhs.id)
  const isActive = isSidebarOpen && mine.includes(pluggableId)
  const label = [entry.tooltipText, entry.dropdownText].find((text) => typeof text === 'string')
  return (
    <div className={isActive ? 'app-bar__icon app-bar__icon--active' : 'app-bar__icon'}>
      <button type='button' aria-label={label} title={label} onClick={() => entry.action?.(channel, member)}>
        {entry.iconUrl ? <img src={entry.iconUrl} alt='' /> : entry.icon}
      </button>
    </div>
  )
}
