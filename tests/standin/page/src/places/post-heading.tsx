import type { Post } from '@mattermost/types/posts'
import type { GlobalState } from '@mattermost/types/store'
import type { UserProfile } from '@mattermost/types/users'
import { getTeammateNameDisplaySetting } from 'mattermost-redux/selectors/entities/preferences'
import { displayUsername } from 'mattermost-redux/utils/user_utils'
import * as React from 'react'

import { usePageState } from '../state/store.ts'
import { Timestamp } from './timestamp.tsx'

interface PostHeadingProps {
  readonly post: Post
  readonly user: UserProfile | undefined
  readonly isSystem: boolean
}

/** Who wrote a message, and when. */
export function PostHeading({ post, user, isSystem }: PostHeadingProps) {
  const setting = usePageState((state) => getTeammateNameDisplaySetting(state as unknown as GlobalState))
  const isEphemeral = post.type.toString() === 'system_ephemeral'
  return (
    <div className='post__header'>
      <strong className='user-popover'>{isSystem ? 'System' : displayUsername(user, setting ?? '')}</strong>
      {user?.is_bot && !isSystem && <span className='BotTag'>BOT</span>}
      {user?.roles.includes('system_guest') && <span className='BotTag'>GUEST</span>}
      <span className='post__time'>
        <Timestamp value={post.create_at} />
      </span>
      {post.is_pinned && <span className='post__visibility'>Pinned</span>}
      {isEphemeral && <span className='post__visibility'>(Only visible to you)</span>}
    </div>
  )
}
