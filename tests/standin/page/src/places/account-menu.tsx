import * as React from 'react'

import { findPeople, logInAs, type StandInPerson } from '../people.ts'
import { currentUserId, userOf } from '../state/selectors.ts'
import { usePageDispatch, usePageState } from '../state/store.ts'
import { chooseTheme } from '../state/views.ts'
import { themeNames, type ThemeName } from '../themes.ts'
import { Avatar } from './avatar.tsx'
import { Menu, MenuItem, MenuSeparator } from './menu.tsx'

/** The stand-in's own switches, in the corner of Mattermost's account menu: who one is, and the theme. */
export function AccountMenu({ id }: { readonly id: string }) {
  const dispatch = usePageDispatch()
  const me = usePageState((state) => userOf(state, currentUserId(state)))
  const theme = usePageState((state) => state.views.theme)
  const people = usePeople()
  const name = me?.username ?? ''
  return (
    <Menu
      id={id}
      className='account-button'
      label={`You are ${name}. Act as another person, or change the theme`}
      icon={<Avatar username={name} size='sm' />}
    >
      <div className='menu-heading'>Stand-in: act as</div>
      {people.map((person) => (
        <MenuItem
          key={person.id}
          isChosen={person.id === me?.id}
          onChoose={() => void logInAs(person.id).catch(reportError)}
        >
          {person.username} <small>{person.note}</small>
        </MenuItem>
      ))}
      <MenuSeparator />
      <div className='menu-heading'>Theme</div>
      {Object.entries(themeNames).map(([key, title]) => (
        <MenuItem key={key} isChosen={key === theme} onChoose={() => dispatch(chooseTheme(key as ThemeName))}>
          {title}
        </MenuItem>
      ))}
    </Menu>
  )
}

function usePeople(): readonly StandInPerson[] {
  const [people, setPeople] = React.useState<readonly StandInPerson[]>([])
  React.useEffect(() => {
    void findPeople().then(setPeople).catch(reportError)
  }, [])
  return people
}
