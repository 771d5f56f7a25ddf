import * as React from 'react'

import { currentTeam } from '../state/selectors.ts'
import { usePageState } from '../state/store.ts'
import { Menu, MenuItem, MenuSeparator } from './menu.tsx'

/** The menu behind the team's name; what plugins add stands below a separator at its end. */
export function TeamMenu() {
  const team = usePageState(currentTeam)
  const entries = usePageState((state) => state.plugins.components.MainMenu) ?? []
  const title = (
    <>
      <span>{team?.display_name}</span>
      <i className='icon icon-chevron-down' aria-hidden='true' />
    </>
  )
  return (
    <Menu
      id='sidebarTeamMenuButton'
      className='team-menu-button'
      label={`${team?.display_name ?? ''} team menu`}
      icon={title}
    >
      <MenuItem icon='account-multiple-plus-outline'>Invite people</MenuItem>
      <MenuItem icon='account-multiple-outline'>View members</MenuItem>
      {entries.length > 0 && <MenuSeparator />}
      {entries.map((entry) => (
        <MenuItem key={entry.id} icon='power-plug-outline' onChoose={() => entry.action?.()}>
          {entry.text}
        </MenuItem>
      ))}
    </Menu>
  )
}
