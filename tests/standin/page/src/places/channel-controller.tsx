import * as React from 'react'
import { Redirect, useParams } from 'react-router-dom'

import { openChannel, openDirectChannel, showChannel } from '../session/channel.ts'
import { currentChannel, currentTeam, myMembership } from '../state/selectors.ts'
import { usePageDispatch, usePageState } from '../state/store.ts'
import { ChannelHeader } from './channel-header.tsx'
import { Composer } from './composer.tsx'
import { LeftSidebar } from './left-sidebar.tsx'
import { Pluggable } from './pluggable.tsx'
import { PostList } from './post-list.tsx'
import { useBodyClass } from './use-body-class.ts'

interface Address {
  readonly team: string
  readonly kind: 'channels' | 'messages'
  readonly channel: string
}

/** The normal view: the channel list and the channel that the address names. */
export function ChannelController() {
  const isUnknown = useChannelOfAddress()
  const { team, channel: name } = useParams<Address>()
  const channel = usePageState(currentChannel)
  const isMember = usePageState((state) => myMembership(state, channel?.id ?? '') !== undefined)
  useBodyClass('app__body')
  if (isUnknown && name !== 'town-square') return <Redirect to={`/${team}/channels/town-square`} />
  return (
    <>
      <LeftSidebar />
      <main id='channel_view' className='channel-view' aria-label={channel?.display_name || 'Channel'}>
        {channel && (isMember || channel.delete_at > 0) && (
          <>
            <ChannelHeader channel={channel} />
            <PostList key={`posts-${channel.id}`} channel={channel} />
            <Composer key={channel.id} channel={channel} />
          </>
        )}
      </main>
      <Pluggable place='Root' />
    </>
  )
}

/** Opens the channel that the address names; true when there is none for this person. */
function useChannelOfAddress(): boolean {
  const { kind, channel: name } = useParams<Address>()
  const dispatch = usePageDispatch()
  const teamId = usePageState(currentTeam)?.id ?? ''
  const [unknown, setUnknown] = React.useState('')
  const address = `${teamId}/${name}`
  React.useEffect(() => {
    let isLeft = false
    const open = async () => {
      const channel = await (kind === 'messages'
        ? openDirectChannel(name.replace(/^@/, ''))
        : openChannel(teamId, name))
      if (isLeft) return
      if (!channel) return setUnknown(address)
      dispatch({ type: 'LEFT_SIDEBAR', isOpen: false })
      await showChannel(channel)
    }
    void open().catch(reportError)
    return () => {
      isLeft = true
    }
  }, [dispatch, address, teamId, kind, name])
  return unknown === address
}
