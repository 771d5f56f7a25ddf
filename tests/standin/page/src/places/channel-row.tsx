import type { Channel } from '@mattermost/types/channels'
import * as React from 'react'
import { Link } from 'react-router-dom'

import { moveChannel, toggleFavorite } from '../session/categories.ts'
import { leaveChannel, toggleMute } from '../session/channel-actions.ts'
import {
  categoriesOfTeam,
  channelPath,
  channelTitle,
  currentTeam,
  isFavorite,
  isMuted,
  isUnread,
  myMembership,
  otherPersonOf,
  userOf,
} from '../state/selectors.ts'
import { usePageDispatch, type PageState } from '../state/store.ts'
import { Avatar } from './avatar.tsx'
import { newCategory } from './category-windows.ts'
import { Menu, MenuItem, MenuSeparator } from './menu.tsx'

const icons: Readonly<Record<string, string>> = { O: 'globe', P: 'lock-outline' }
const kinds: Readonly<Record<string, string>> = {
  O: 'public channel',
  P: 'private channel',
  D: 'direct message',
}

interface ChannelRowProps {
  readonly channel: Channel
  readonly state: PageState
}

/** One channel of the list, with its menu. */
export function ChannelRow({ channel, state }: ChannelRowProps) {
  const isCurrent = state.entities.channels.currentChannelId === channel.id
  const unread = !isCurrent && isUnread(state, channel.id)
  const isQuiet = isMuted(state, channel.id)
  const mentions = isCurrent ? 0 : (myMembership(state, channel.id)?.mention_count ?? 0)
  const title = channelTitle(state, channel)
  const className = ['SidebarLink', unread && 'unread', isQuiet && 'muted'].filter(Boolean).join(' ')
  return (
    <li className='SidebarChannel'>
      <Link
        id={`sidebarItem_${channel.name}`}
        to={channelPath(state, channel)}
        className={className}
        aria-current={isCurrent ? 'page' : undefined}
      >
        <span className='SidebarLink__sign' aria-hidden='true'>
          <ChannelSign channel={channel} state={state} />
        </span>
        <span className='SidebarChannelLinkLabel'>{title}</span>
        <span className='sr-only'>
          {mentions > 0 && `${mentions} new, `}
          {kinds[channel.type]}
          {unread && ', unread'}
        </span>
        {mentions > 0 && (
          <span className='badge' aria-hidden='true'>
            {mentions}
          </span>
        )}
      </Link>
      <RowMenu channel={channel} state={state} />
    </li>
  )
}

function ChannelSign({ channel, state }: ChannelRowProps) {
  if (channel.delete_at > 0) return <i className='icon icon-archive-outline' aria-hidden='true' />
  if (channel.type !== 'D')
    return <i className={`icon icon-${icons[channel.type] ?? 'globe'}`} aria-hidden='true' />
  const other = userOf(state, otherPersonOf(state, channel))
  const status = other?.is_bot ? undefined : state.entities.users.statuses[other?.id ?? '']
  return <Avatar username={other?.username} size='xs' status={status} />
}

function RowMenu({ channel, state }: ChannelRowProps) {
  const dispatch = usePageDispatch()
  const teamId = currentTeam(state)?.id ?? ''
  const isQuiet = isMuted(state, channel.id)
  const isLiked = isFavorite(state, channel)
  const others = categoriesOfTeam(state, teamId).filter(
    ({ type, channel_ids }) => type === 'custom' && !channel_ids.includes(channel.id),
  )
  return (
    <Menu
      id={`row-${channel.id}`}
      className='SidebarMenu'
      label={`${channelTitle(state, channel)} options`}
      icon={<i className='icon icon-dots-vertical' aria-hidden='true' />}
    >
      <MenuItem
        icon={isLiked ? 'star' : 'star-outline'}
        onChoose={() => void toggleFavorite(teamId, channel.id).catch(reportError)}
      >
        {isLiked ? 'Unfavorite' : 'Favorite'}
      </MenuItem>
      <MenuItem icon='bell-outline' onChoose={() => void toggleMute(channel).catch(reportError)}>
        {isQuiet ? 'Unmute Channel' : 'Mute Channel'}
      </MenuItem>
      <MenuSeparator />
      {others.map((category) => (
        <MenuItem
          key={category.id}
          icon='folder-outline'
          onChoose={() => void moveChannel(channel.id, category).catch(reportError)}
        >
          Move to {category.display_name}
        </MenuItem>
      ))}
      <MenuItem icon='folder-plus-outline' onChoose={() => dispatch(newCategory(teamId, channel.id))}>
        Move to new category
      </MenuItem>
      {channel.type !== 'D' && channel.name !== 'town-square' && (
        <MenuItem
          icon='logout-variant'
          isDangerous
          onChoose={() => void leaveChannel(channel).catch(reportError)}
        >
          Leave Channel
        </MenuItem>
      )}
    </Menu>
  )
}
