import type { Channel } from '@mattermost/types/channels'
import type { UserProfile } from '@mattermost/types/users'
import * as React from 'react'

import { findMembers, removeMember } from '../session/channel-actions.ts'
import { receivePeople } from '../session/people.ts'
import { loadStatuses } from '../session/statuses.ts'
import { channelTitle, currentChannel, currentUserId, isGuest } from '../state/selectors.ts'
import { usePageDispatch, usePageState } from '../state/store.ts'
import { openAddPeople } from './add-people.ts'
import { Menu, MenuItem } from './menu.tsx'
import { PersonLine } from './person-line.tsx'
import { RhsHeader } from './rhs-header.tsx'

/** Who is in the channel on the screen, and who comes and goes. */
export function ChannelMembers() {
  const dispatch = usePageDispatch()
  const channel = usePageState(currentChannel)
  const title = usePageState((state) => channel && channelTitle(state, channel))
  const members = useMembers(channel)
  const mayManage = !usePageState(isGuest) && channel?.delete_at === 0 && channel.type !== 'D'
  if (!channel) return null
  return (
    <>
      <RhsHeader title='Members' subtitle={title} />
      <div className='sidebar-right__body'>
        <div className='members__head'>
          <strong>{members.length === 1 ? '1 member' : `${members.length} members`}</strong>
          {mayManage && (
            <button
              type='button'
              className='btn btn-primary btn-sm'
              onClick={() => dispatch(openAddPeople(channel))}
            >
              Add
            </button>
          )}
        </div>
        <ul aria-label='Members'>
          {members.map((member) => (
            <li key={member.id} className='members__row'>
              <PersonLine person={member} />
              {mayManage && <MemberMenu channel={channel} member={member} />}
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

function MemberMenu({ channel, member }: { readonly channel: Channel; readonly member: UserProfile }) {
  const isMe = usePageState((state) => currentUserId(state) === member.id)
  const remove = () => void removeMember(channel, member.id).catch(reportError)
  return (
    <Menu
      id={`member-${member.id}`}
      className='btn-icon'
      label={`Options for ${member.username}`}
      icon={<i className='icon icon-dots-vertical' aria-hidden='true' />}
    >
      <MenuItem icon='account-minus-outline' isDangerous onChoose={remove}>
        {isMe ? 'Leave channel' : 'Remove from channel'}
      </MenuItem>
    </Menu>
  )
}

/** Asked anew whenever the number of members changes. */
function useMembers(channel: Channel | undefined): readonly UserProfile[] {
  const [members, setMembers] = React.useState<readonly UserProfile[]>([])
  const channelId = channel?.id ?? ''
  const count = usePageState((state) => state.entities.channels.stats[channelId]?.member_count)
  React.useEffect(() => {
    if (channelId === '') return
    const load = async () => {
      const found = await findMembers(channelId)
      receivePeople(found)
      setMembers(found)
      await loadStatuses()
    }
    void load().catch(reportError)
  }, [channelId, count])
  return members
}
