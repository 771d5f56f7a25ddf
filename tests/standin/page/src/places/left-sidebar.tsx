import type { Channel } from '@mattermost/types/channels'
import * as React from 'react'
import { Link } from 'react-router-dom'

import {
  channelPath,
  channelTitle,
  currentTeam,
  isUnread,
  myChannels,
  myMembership,
} from '../state/selectors.ts'
import { usePageDispatch, usePageState, type PageState } from '../state/store.ts'
import { AccountMenu } from './account-menu.tsx'
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
        </div>
        <div className='SidebarChannelNavigator' aria-hidden='true'>
          <i className='icon icon-magnify' /> Find channel
        </div>
        <div className='left-sidebar__groups'>
          <Group title='Channels' isDirect={false} />
          <Group title='Direct messages' isDirect />
        </div>
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

function Group({ title, isDirect }: { readonly title: string; readonly isDirect: boolean }) {
  const state = usePageState((whole) => whole)
  const channels = myChannels(state, isDirect ? '' : (currentTeam(state)?.id ?? ''))
  const heading = `sidebar-group-${isDirect ? 'direct' : 'channels'}`
  return (
    <section className='SidebarChannelGroup' aria-labelledby={heading}>
      <h2 id={heading}>
        <i className='icon icon-chevron-down' aria-hidden='true' />
        {title}
      </h2>
      <ul>
        {channels.map((channel) => (
          <ChannelRow key={channel.id} channel={channel} state={state} />
        ))}
      </ul>
    </section>
  )
}

const icons: Readonly<Record<string, string>> = {
  O: 'globe',
  P: 'lock-outline',
  D: 'account-outline',
  G: 'account-multiple-outline',
}
const kinds: Readonly<Record<string, string>> = {
  O: 'public channel',
  P: 'private channel',
  D: 'direct message',
  G: 'group message',
}

function ChannelRow({ channel, state }: { readonly channel: Channel; readonly state: PageState }) {
  const isCurrent = state.entities.channels.currentChannelId === channel.id
  const unread = !isCurrent && isUnread(state, channel.id)
  const mentions = isCurrent ? 0 : (myMembership(state, channel.id)?.mention_count ?? 0)
  const title = channelTitle(state, channel)
  // What is seen comes first in the name, in the same order.
  const name = mentions > 0 ? `${title} ${mentions} new,` : title
  return (
    <li className='SidebarChannel'>
      <Link
        id={`sidebarItem_${channel.name}`}
        to={channelPath(state, channel)}
        className={unread ? 'SidebarLink unread' : 'SidebarLink'}
        aria-label={`${name} ${kinds[channel.type] ?? ''}${unread ? ', unread' : ''}`}
        aria-current={isCurrent ? 'page' : undefined}
      >
        <i className={`icon icon-${icons[channel.type] ?? 'globe'}`} aria-hidden='true' />
        <span className='SidebarChannelLinkLabel'>{title}</span>{' '}
        {mentions > 0 && <span className='badge'>{mentions}</span>}
      </Link>
    </li>
  )
}
