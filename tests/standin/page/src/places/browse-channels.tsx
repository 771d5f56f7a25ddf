import type { Channel } from '@mattermost/types/channels'
import * as React from 'react'

import { findChannels, goTo } from '../session/channel-actions.ts'
import { currentTeam, myMembership } from '../state/selectors.ts'
import { usePageState } from '../state/store.ts'
import type { WindowProps } from '../state/views.ts'
import { Modal } from './modal.tsx'

/** Channels of the team that one may look into, archived ones among them; choosing a public one joins it. */
export function BrowseChannels({ onExited }: WindowProps) {
  const [term, setTerm] = React.useState('')
  const [channels, setChannels] = React.useState<readonly Channel[]>([])
  const teamId = usePageState((state) => currentTeam(state)?.id ?? '')
  React.useEffect(() => {
    void findChannels(teamId).then(setChannels).catch(reportError)
  }, [teamId])
  const shown = channels.filter(({ display_name }) =>
    display_name.toLowerCase().includes(term.trim().toLowerCase()),
  )
  const choose = (channel: Channel) => {
    onExited()
    goTo(channel)
  }
  return (
    <Modal title='Browse Channels' onCancel={onExited}>
      <div className='form-group'>
        <label htmlFor='channel-search'>Search channels</label>
        <input
          id='channel-search'
          className='form-control'
          value={term}
          onChange={({ target }) => setTerm(target.value)}
        />
      </div>
      <ul className='people-list'>
        {shown.map((channel) => (
          <li key={channel.id}>
            <button type='button' onClick={() => choose(channel)}>
              <ChannelLine channel={channel} />
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

function ChannelLine({ channel }: { readonly channel: Channel }) {
  const isIn = usePageState((state) => myMembership(state, channel.id) !== undefined)
  const isArchived = channel.delete_at > 0
  const icon = isArchived ? 'archive-outline' : channel.type === 'P' ? 'lock-outline' : 'globe'
  const note = isArchived ? 'Archived' : isIn ? 'Joined' : 'Join'
  return (
    <>
      <i className={`icon icon-${icon}`} aria-hidden='true' />
      <span>
        {channel.display_name} <small className='light'>{channel.purpose}</small>
      </span>
      <span className='people-list__outcome'>{note}</span>
    </>
  )
}
