import type { Channel } from '@mattermost/types/channels'
import * as React from 'react'

import { leaveChannel, toggleMute } from '../session/channel-actions.ts'
import { channelTitle, isGuest, isMuted, myMembership, runsTeam } from '../state/selectors.ts'
import { store, usePageDispatch, usePageState } from '../state/store.ts'
import { openAddPeople } from './add-people.ts'
import {
  askToArchive,
  askToConvert,
  askToRestore,
  editHeader,
  editPurpose,
  renameChannel,
} from './channel-windows.ts'
import { Menu, MenuItem, MenuSeparator } from './menu.tsx'

interface ChannelMenuProps {
  readonly channel: Channel
}

/** The menu behind the channel's name; what one may not do is not there. */
export function ChannelMenu({ channel }: ChannelMenuProps) {
  const title = usePageState((state) => channelTitle(state, channel))
  const isMember = usePageState((state) => myMembership(state, channel.id) !== undefined)
  const name = (
    <>
      {channel.delete_at > 0 && <i className='icon icon-archive-outline' aria-hidden='true' />}
      {channel.type === 'P' && <i className='icon icon-lock-outline' aria-hidden='true' />}
      <strong id='channelHeaderTitle'>{title}</strong>
      <i className='icon icon-chevron-down' aria-hidden='true' />
    </>
  )
  return (
    <h1 className='channel-header__name'>
      <Menu id='channelHeaderDropdownButton' label={`${title} channel menu`} icon={name}>
        <ViewEntries channel={channel} isMember={isMember} />
        {channel.type !== 'D' && isMember && <ChangingEntries channel={channel} />}
        <PluginEntries channel={channel} />
        {channel.type !== 'D' && isMember && channel.name !== 'town-square' && (
          <MenuItem
            icon='logout-variant'
            isDangerous
            onChoose={() => void leaveChannel(channel).catch(reportError)}
          >
            Leave Channel
          </MenuItem>
        )}
      </Menu>
    </h1>
  )
}

function ViewEntries({ channel, isMember }: ChannelMenuProps & { readonly isMember: boolean }) {
  const dispatch = usePageDispatch()
  const isQuiet = usePageState((state) => isMuted(state, channel.id))
  const show = (state: 'channel-info' | 'channel-members') => () => {
    dispatch({ type: 'UPDATE_RHS_STATE', state })
  }
  return (
    <>
      <MenuItem icon='information-outline' onChoose={show('channel-info')}>
        View Info
      </MenuItem>
      <MenuItem icon='account-outline' onChoose={show('channel-members')}>
        Members
      </MenuItem>
      <MenuItem icon='link-variant' onChoose={() => void navigator.clipboard.writeText(location.href)}>
        Copy Link
      </MenuItem>
      {isMember && (
        <MenuItem
          icon={isQuiet ? 'bell-outline' : 'bell-off-outline'}
          onChoose={() => void toggleMute(channel).catch(reportError)}
        >
          {isQuiet ? 'Unmute Channel' : 'Mute Channel'}
        </MenuItem>
      )}
    </>
  )
}

/** Guests may look only; who runs the team may also convert and restore. */
function ChangingEntries({ channel }: ChannelMenuProps) {
  const dispatch = usePageDispatch()
  const mayOnlyLook = usePageState(isGuest)
  const isAbove = usePageState(runsTeam)
  if (channel.delete_at > 0)
    return isAbove ? (
      <MenuItem icon='archive-arrow-up-outline' onChoose={() => dispatch(askToRestore(channel))}>
        Unarchive Channel
      </MenuItem>
    ) : null
  if (mayOnlyLook) return null
  const isMain = channel.name === 'town-square'
  return (
    <>
      <MenuSeparator />
      <MenuItem icon='account-plus-outline' onChoose={() => dispatch(openAddPeople(channel))}>
        Add Members
      </MenuItem>
      <MenuItem icon='format-header' onChoose={() => dispatch(editHeader(channel))}>
        Edit Channel Header
      </MenuItem>
      <MenuItem icon='text-box-outline' onChoose={() => dispatch(editPurpose(channel))}>
        Edit Channel Purpose
      </MenuItem>
      <MenuItem icon='pencil-outline' onChoose={() => dispatch(renameChannel(channel))}>
        Rename Channel
      </MenuItem>
      {channel.type === 'O' && isAbove && !isMain && (
        <MenuItem icon='lock-outline' onChoose={() => dispatch(askToConvert(channel))}>
          Convert to Private Channel
        </MenuItem>
      )}
      {!isMain && <MenuSeparator />}
      {!isMain && (
        <MenuItem icon='archive-outline' isDangerous onChoose={() => dispatch(askToArchive(channel))}>
          Archive Channel
        </MenuItem>
      )}
    </>
  )
}

function PluginEntries({ channel }: ChannelMenuProps) {
  const entries = usePageState((state) => state.plugins.components.ChannelHeader) ?? []
  const shown = entries.filter((entry) => entry.shouldRender?.(store.getState()) ?? true)
  return (
    <>
      {shown.map((entry) => (
        <MenuItem key={entry.id} icon='power-plug-outline' onChoose={() => entry.action?.(channel.id)}>
          {entry.text}
        </MenuItem>
      ))}
    </>
  )
}
