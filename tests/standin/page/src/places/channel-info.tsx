import type { Channel } from '@mattermost/types/channels'
import * as React from 'react'

import { formatText, messageHtmlToComponent } from '../markdown/message-format.tsx'
import { toggleFavorite } from '../session/categories.ts'
import { toggleMute } from '../session/channel-actions.ts'
import { channelTitle, currentChannel, currentTeam, isFavorite, isMuted } from '../state/selectors.ts'
import { usePageDispatch, usePageState } from '../state/store.ts'
import { openAddPeople } from './add-people.ts'
import { RhsHeader } from './rhs-header.tsx'

/** What the host tells of the channel on the screen. */
export function ChannelInfo() {
  const channel = usePageState(currentChannel)
  const title = usePageState((state) => channel && channelTitle(state, channel))
  if (!channel) return null
  return (
    <>
      <RhsHeader title='Info' subtitle={title} />
      <div className='sidebar-right__body channel-info'>
        <Buttons channel={channel} />
        <h3>{title}</h3>
        <Part title='Channel purpose' text={channel.purpose} />
        <Part title='Channel header' text={channel.header} />
        <p className='channel-info__small'>Channel handle: {channel.name}</p>
        <p className='channel-info__small'>ID: {channel.id}</p>
        <hr />
        <MembersLink channel={channel} />
      </div>
    </>
  )
}

function Buttons({ channel }: { readonly channel: Channel }) {
  const dispatch = usePageDispatch()
  const teamId = usePageState((state) => currentTeam(state)?.id ?? '')
  const isLiked = usePageState((state) => isFavorite(state, channel))
  const isQuiet = usePageState((state) => isMuted(state, channel.id))
  const buttons = [
    {
      icon: isLiked ? 'star' : 'star-outline',
      label: isLiked ? 'Favorited' : 'Favorite',
      act: () => toggleFavorite(teamId, channel.id),
    },
    {
      icon: isQuiet ? 'bell-off-outline' : 'bell-outline',
      label: isQuiet ? 'Muted' : 'Mute',
      act: () => toggleMute(channel),
    },
    {
      icon: 'account-plus-outline',
      label: 'Add People',
      act: () => Promise.resolve(dispatch(openAddPeople(channel))),
    },
    {
      icon: 'link-variant',
      label: 'Copy Link',
      act: () => navigator.clipboard.writeText(location.href),
    },
  ]
  return (
    <div className='channel-info__buttons'>
      {buttons.map(({ icon, label, act }) => (
        <button key={icon} type='button' onClick={() => void act().catch(reportError)}>
          <i className={`icon icon-${icon}`} aria-hidden='true' />
          {label}
        </button>
      ))}
    </div>
  )
}

function Part({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <>
      <h4>{title}</h4>
      <div className='channel-info__text'>
        {text === '' ? <span className='light'>None</span> : messageHtmlToComponent(formatText(text))}
      </div>
    </>
  )
}

function MembersLink({ channel }: { readonly channel: Channel }) {
  const dispatch = usePageDispatch()
  const count = usePageState((state) => state.entities.channels.stats[channel.id]?.member_count)
  return (
    <button
      type='button'
      className='channel-info__row'
      onClick={() => dispatch({ type: 'UPDATE_RHS_STATE', state: 'channel-members' })}
    >
      <i className='icon icon-account-outline' aria-hidden='true' /> Members <span>{count}</span>
      <i className='icon icon-chevron-right' aria-hidden='true' />
    </button>
  )
}
