import * as React from 'react'

import { addToTeam, findPeopleOutside, leaveTeam } from '../session/team-actions.ts'
import { browserHistory } from '../history.ts'
import { currentTeam, isGuest, isSystemAdmin } from '../state/selectors.ts'
import { usePageDispatch, usePageState } from '../state/store.ts'
import { openWindow } from '../state/views.ts'
import { ConfirmWindow } from './confirm-window.tsx'
import { Menu, MenuItem, MenuSeparator } from './menu.tsx'
import { PeopleWindow } from './people-window.tsx'

/** The menu behind the team's name; what plugins add stands below a separator at its end. */
export function TeamMenu() {
  const dispatch = usePageDispatch()
  const team = usePageState(currentTeam)
  const mayInvite = !usePageState(isGuest)
  const isAdmin = usePageState(isSystemAdmin)
  const [id, name] = [team?.id ?? '', team?.display_name ?? '']
  const title = (
    <>
      <span>{name}</span>
      <i className='icon icon-chevron-down' aria-hidden='true' />
    </>
  )
  const invite = () =>
    dispatch(
      openWindow(PeopleWindow, {
        title: `Add people to ${name}`,
        find: (text) => findPeopleOutside(id, text),
        onChoose: (person) => addToTeam(id, person.id),
      }),
    )
  const leave = () =>
    dispatch(
      openWindow(ConfirmWindow, {
        title: 'Leave the team?',
        text: `You will be removed from ${name} and all its channels.`,
        submitLabel: 'Leave',
        onConfirm: () => leaveTeam(id),
      }),
    )
  return (
    <Menu id='sidebarTeamMenuButton' className='team-menu-button' label={`${name} team menu`} icon={title}>
      {mayInvite && (
        <MenuItem icon='account-multiple-plus-outline' onChoose={invite}>
          Invite people
        </MenuItem>
      )}
      <MenuItem icon='logout-variant' isDangerous onChoose={leave}>
        Leave team
      </MenuItem>
      {isAdmin && <MenuSeparator />}
      {isAdmin && (
        <MenuItem icon='application-cog' onChoose={() => browserHistory.push('/admin_console')}>
          System Console
        </MenuItem>
      )}
      <PluginEntries />
    </Menu>
  )
}

function PluginEntries() {
  const entries = usePageState((state) => state.plugins.components.MainMenu) ?? []
  return (
    <>
      {entries.length > 0 && <MenuSeparator />}
      {entries.map((entry) => (
        <MenuItem key={entry.id} icon='power-plug-outline' onChoose={() => entry.action?.()}>
          {entry.text}
        </MenuItem>
      ))}
    </>
  )
}
