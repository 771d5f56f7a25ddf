import * as React from 'react'

import { channelList, currentTeam, isGuest } from '../state/selectors.ts'
import { usePageDispatch, usePageState } from '../state/store.ts'
import { openWindow } from '../state/views.ts'
import { AccountMenu } from './account-menu.tsx'
import { BrowseChannels } from './browse-channels.tsx'
import { CategoryGroup } from './category-group.tsx'
import { newCategory } from './category-windows.ts'
import { openDirectMessage } from './direct-message.ts'
import { Menu, MenuItem } from './menu.tsx'
import { NewChannel } from './new-channel.tsx'
import { TeamMenu } from './team-menu.tsx'

/** The channel list; on a narrow window it slides over the channel. */
export function LeftSidebar() {
  const dispatch = usePageDispatch()
  const isOpen = usePageState((state) => state.views.lhs.isOpen)
  return (
    <>
      <nav
        id='SidebarContainer'
        className={isOpen ? 'left-sidebar left-sidebar--open' : 'left-sidebar'}
        aria-label='Channels'
      >
        <div className='left-sidebar__header'>
          <TeamMenu />
          <AddMenu />
        </div>
        <button
          type='button'
          className='SidebarChannelNavigator'
          onClick={() => dispatch(openWindow(BrowseChannels, {}))}
        >
          <i className='icon icon-magnify' aria-hidden='true' /> Find channel
        </button>
        <Groups />
        <div className='left-sidebar__account'>
          <AccountMenu id='account-menu-sidebar' />
        </div>
      </nav>
      {isOpen && (
        <button
          type='button'
          className='left-sidebar__shade'
          aria-label='Close the channel list'
          onClick={() => dispatch({ type: 'LEFT_SIDEBAR', isOpen: false })}
        />
      )}
    </>
  )
}

function Groups() {
  const state = usePageState((whole) => whole)
  const groups = channelList(state, currentTeam(state)?.id ?? '')
  return (
    <div className='left-sidebar__groups'>
      {groups.map(({ category, channels }) => (
        <CategoryGroup key={category.id} category={category} channels={channels} state={state} />
      ))}
    </div>
  )
}

/** The plus beside the team's name. */
function AddMenu() {
  const dispatch = usePageDispatch()
  const mayMake = !usePageState(isGuest)
  const teamId = usePageState((state) => currentTeam(state)?.id ?? '')
  return (
    <Menu
      id='browseOrAddChannelMenuButton'
      className='left-sidebar__add'
      label='Browse or create channels'
      icon={<i className='icon icon-plus' aria-hidden='true' />}
    >
      {mayMake && (
        <MenuItem icon='plus' onChoose={() => dispatch(openWindow(NewChannel, {}))}>
          Create new channel
        </MenuItem>
      )}
      {mayMake && (
        <MenuItem icon='globe' onChoose={() => dispatch(openWindow(BrowseChannels, {}))}>
          Browse channels
        </MenuItem>
      )}
      <MenuItem icon='account-outline' onChoose={() => dispatch(openDirectMessage(teamId))}>
        Open a direct message
      </MenuItem>
      <MenuItem icon='folder-plus-outline' onChoose={() => dispatch(newCategory(teamId))}>
        Create new category
      </MenuItem>
    </Menu>
  )
}
