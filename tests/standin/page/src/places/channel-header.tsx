import type { Channel } from '@mattermost/types/channels'
import * as React from 'react'

import { formatText, messageHtmlToComponent } from '../markdown/message-format.tsx'
import { toggleFavorite } from '../session/categories.ts'
import { currentTeam, isFavorite, isMuted, myMembership } from '../state/selectors.ts'
import { usePageDispatch, usePageState } from '../state/store.ts'
import { closeRhs } from '../state/views.ts'
import { ChannelMenu } from './channel-menu.tsx'
import { Pluggable } from './pluggable.tsx'

interface ChannelHeaderProps {
  readonly channel: Channel
}

/** The bar above a channel: its name and menu, how many are in it, its header text, what plugins add. */
export function ChannelHeader({ channel }: ChannelHeaderProps) {
  const dispatch = usePageDispatch()
  const channelMember = usePageState((state) => myMembership(state, channel.id))
  const isAppBarOff = usePageState((state) => state.entities.general.config.DisableAppBar === 'true')
  const isQuiet = usePageState((state) => isMuted(state, channel.id))
  return (
    <div id='channel-header' className='channel-header'>
      <button
        type='button'
        className='channel-header__list-button btn-icon'
        aria-label='Show the channel list'
        onClick={() => dispatch({ type: 'LEFT_SIDEBAR', isOpen: true })}
      >
        <i className='icon icon-menu' aria-hidden='true' />
      </button>
      <FavoriteButton channel={channel} />
      <ChannelMenu channel={channel} />
      {isQuiet && (
        <i className='icon icon-bell-off-outline channel-header__muted' role='img' aria-label='Muted' />
      )}
      <MembersButton channel={channel} />
      <span className='channel-header__text' dir='auto'>
        {messageHtmlToComponent(formatText(channel.header, { singleline: true }))}
      </span>
      <div className='channel-header__icons'>
        <Pluggable place='ChannelHeaderIcon' values={{ channel, channelMember }} />
        <div className={isAppBarOff ? '' : 'only-narrow'}>
          <HeaderButtons channel={channel} />
        </div>
        <InfoButton />
      </div>
    </div>
  )
}

function FavoriteButton({ channel }: ChannelHeaderProps) {
  const teamId = usePageState((state) => currentTeam(state)?.id ?? '')
  const isLiked = usePageState((state) => isFavorite(state, channel))
  return (
    <button
      type='button'
      className='channel-header__star btn-icon'
      aria-label={isLiked ? 'Remove from favorites' : 'Add to favorites'}
      aria-pressed={isLiked}
      onClick={() => void toggleFavorite(teamId, channel.id).catch(reportError)}
    >
      <i className={`icon icon-${isLiked ? 'star' : 'star-outline'}`} aria-hidden='true' />
    </button>
  )
}

function MembersButton({ channel }: ChannelHeaderProps) {
  const dispatch = usePageDispatch()
  const count = usePageState((state) => state.entities.channels.stats[channel.id]?.member_count)
  const isOpen = usePageState((state) => state.views.rhs.rhsState === 'channel-members')
  if (count === undefined) return null
  return (
    <button
      type='button'
      className='channel-header__members'
      aria-label={`${count} members`}
      aria-pressed={isOpen}
      onClick={() => dispatch(isOpen ? closeRhs : { type: 'UPDATE_RHS_STATE', state: 'channel-members' })}
    >
      <i className='icon icon-account-outline' aria-hidden='true' /> {count}
    </button>
  )
}

function InfoButton() {
  const dispatch = usePageDispatch()
  const isOpen = usePageState((state) => state.views.rhs.rhsState === 'channel-info')
  return (
    <button
      type='button'
      className='btn-icon channel-header__info'
      aria-label='View info'
      aria-pressed={isOpen}
      onClick={() => dispatch(isOpen ? closeRhs : { type: 'UPDATE_RHS_STATE', state: 'channel-info' })}
    >
      <i className='icon icon-information-outline' aria-hidden='true' />
    </button>
  )
}

/** With the App Bar on, plugins' buttons are there; a narrow window has no App Bar. */
function HeaderButtons({ channel }: ChannelHeaderProps) {
  const entries = usePageState((state) => state.plugins.components.ChannelHeaderButton) ?? []
  const channelMember = usePageState((state) => myMembership(state, channel.id))
  return (
    <>
      {entries.map((entry) => (
        <button
          key={entry.id}
          type='button'
          className='channel-header__icon btn-icon'
          aria-label={nameOf(entry.tooltipText) ?? nameOf(entry.dropdownText)}
          onClick={() => entry.action?.(channel, channelMember)}
        >
          {entry.icon}
        </button>
      ))}
    </>
  )
}

const nameOf = (text: React.ReactNode): string | undefined => (typeof text === 'string' ? text : undefined)
