import type { Channel } from '@mattermost/types/channels'
import * as React from 'react'

import { formatText, messageHtmlToComponent } from '../markdown/message-format.tsx'
import { channelTitle, myMembership } from '../state/selectors.ts'
import { store, usePageDispatch, usePageState } from '../state/store.ts'
import { Menu, MenuItem } from './menu.tsx'
import { Pluggable } from './pluggable.tsx'

interface ChannelHeaderProps {
  readonly channel: Channel
}

/** The bar above a channel: its name and menu, how many are in it, its header text, what plugins add. */
export function ChannelHeader({ channel }: ChannelHeaderProps) {
  const dispatch = usePageDispatch()
  const channelMember = usePageState((state) => myMembership(state, channel.id))
  const memberCount = usePageState((state) => state.entities.channels.stats[channel.id]?.member_count)
  const isAppBarOff = usePageState((state) => state.entities.general.config.DisableAppBar === 'true')
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
      <ChannelMenu channel={channel} />
      {memberCount !== undefined && (
        <span className='channel-header__members' title={`${memberCount} members`}>
          <i className='icon icon-account-outline' aria-hidden='true' /> {memberCount}
        </span>
      )}
      <span className='channel-header__text'>
        {messageHtmlToComponent(formatText(channel.header, { singleline: true }))}
      </span>
      <div className='channel-header__icons'>
        <Pluggable place='ChannelHeaderIcon' values={{ channel, channelMember }} />
        <div className={isAppBarOff ? '' : 'only-narrow'}>
          <HeaderButtons channel={channel} />
        </div>
      </div>
    </div>
  )
}

function ChannelMenu({ channel }: ChannelHeaderProps) {
  const title = usePageState((state) => channelTitle(state, channel))
  const entries = usePageState((state) => state.plugins.components.ChannelHeader) ?? []
  const shown = entries.filter((entry) => entry.shouldRender?.(store.getState()) ?? true)
  const name = (
    <>
      {channel.type === 'P' && <i className='icon icon-lock-outline' aria-hidden='true' />}
      <strong id='channelHeaderTitle'>{title}</strong>
      <i className='icon icon-chevron-down' aria-hidden='true' />
    </>
  )
  return (
    <h1 className='channel-header__name'>
      <Menu id='channelHeaderDropdownButton' label={`${title} channel menu`} icon={name}>
        <MenuItem icon='link-variant' onChoose={() => void navigator.clipboard.writeText(location.href)}>
          Copy link
        </MenuItem>
        {shown.map((entry) => (
          <MenuItem key={entry.id} icon='power-plug-outline' onChoose={() => entry.action?.(channel.id)}>
            {entry.text}
          </MenuItem>
        ))}
      </Menu>
    </h1>
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
