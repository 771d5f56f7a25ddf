import * as React from 'react'

import { findPeople, logInAs, type StandInPerson } from '../people.ts'
import { chooseLocale, localeNames } from '../session/locale.ts'
import { chooseStatus } from '../session/statuses.ts'
import { currentUserId, userOf } from '../state/selectors.ts'
import { usePageDispatch, usePageState } from '../state/store.ts'
import { chooseTheme, openWindow } from '../state/views.ts'
import { themeNames, type ThemeName } from '../themes.ts'
import { Avatar } from './avatar.tsx'
import { Menu, MenuItem, MenuSeparator } from './menu.tsx'
import { SettingsWindow } from './settings-window.tsx'

const statuses = { online: 'Online', away: 'Away', dnd: 'Do not disturb', offline: 'Offline' }

/** The stand-in's own switches, in the corner of Mattermost's account menu: who one is, and how it all looks. */
export function AccountMenu({ id }: { readonly id: string }) {
  const dispatch = usePageDispatch()
  const me = usePageState((state) => userOf(state, currentUserId(state)))
  const status = usePageState((state) => state.entities.users.statuses[currentUserId(state)])
  const theme = usePageState((state) => state.views.theme)
  const name = me?.username ?? ''
  return (
    <Menu
      id={id}
      className='account-button'
      label={`You are ${name}. Act as another person, or change the theme`}
      icon={<Avatar username={name} size='sm' status={status} />}
    >
      <div className='menu-heading'>Stand-in: act as</div>
      <People myId={me?.id ?? ''} />
      <MenuSeparator />
      <div className='menu-heading'>Status</div>
      {Object.entries(statuses).map(([key, title]) => (
        <MenuItem
          key={key}
          isChosen={key === status}
          onChoose={() => void chooseStatus(me?.id ?? '', key).catch(reportError)}
        >
          {title}
        </MenuItem>
      ))}
      <MenuSeparator />
      <div className='menu-heading'>Theme</div>
      {Object.entries(themeNames).map(([key, title]) => (
        <MenuItem key={key} isChosen={key === theme} onChoose={() => dispatch(chooseTheme(key as ThemeName))}>
          {title}
        </MenuItem>
      ))}
      <MenuSeparator />
      <div className='menu-heading'>Language</div>
      {Object.entries(localeNames).map(([key, title]) => (
        <MenuItem
          key={key}
          isChosen={key === me?.locale}
          onChoose={() => void chooseLocale(key).catch(reportError)}
        >
          {title}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem icon='settings-outline' onChoose={() => dispatch(openWindow(SettingsWindow, {}))}>
        Settings
      </MenuItem>
    </Menu>
  )
}

function People({ myId }: { readonly myId: string }) {
  const [people, setPeople] = React.useState<readonly StandInPerson[]>([])
  React.useEffect(() => {
    void findPeople().then(setPeople).catch(reportError)
  }, [])
  return (
    <>
      {people.map((person) => (
        <MenuItem
          key={person.id}
          isChosen={person.id === myId}
          onChoose={() => void logInAs(person.id).catch(reportError)}
        >
          {person.username} <small>{person.note}</small>
        </MenuItem>
      ))}
    </>
  )
}
