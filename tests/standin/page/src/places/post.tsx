import type { Post } from '@mattermost/types/posts'
import * as React from 'react'

import { isDeleted, userOf } from '../state/selectors.ts'
import { usePageState } from '../state/store.ts'
import { Avatar, pictureOf } from './avatar.tsx'
import { PostBody } from './post-body.tsx'
import { PostEditor } from './post-editor.tsx'
import { PostHeading } from './post-heading.tsx'
import { PostHoverBar } from './post-hover-bar.tsx'

interface PostViewProps {
  readonly post: Post
  /** Whether it goes on under the heading of the message above. */
  readonly isFollowing: boolean
  readonly isInThread?: boolean
  readonly isHighlighted?: boolean
}

/** One message. */
export function PostView({ post, isFollowing, isInThread = false, isHighlighted = false }: PostViewProps) {
  const [isEditing, setEditing] = React.useState(false)
  const [isActive, setActive] = React.useState(false)
  const type = post.type.toString()
  const isSystem = type.startsWith('system_') && type !== 'system_ephemeral'
  const user = usePageState((state) => userOf(state, post.user_id))
  const status = usePageState((state) => state.entities.users.statuses[post.user_id])
  const isPlain = !isSystem && type !== 'system_ephemeral' && !isDeleted(post)
  const className = [
    'post',
    isSystem && 'post--system',
    isFollowing && 'same--user',
    isHighlighted && 'post--highlight',
    post.is_pinned && 'post--pinned',
  ]
  return (
    // Nothing can be done by these: plugins are asked what they offer for the message.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      id={`${isInThread ? 'rhsPost' : 'post'}_${post.id}`}
      className={className.filter(Boolean).join(' ')}
      onMouseEnter={() => setActive(true)}
      onMouseLeave={() => setActive(false)}
      onFocus={() => setActive(true)}
    >
      <div className='post__img'>
        {isSystem && !isFollowing && <SystemPicture />}
        {!isSystem && !isFollowing && (
          <Avatar
            username={user?.username}
            url={pictureOf(user)}
            status={user?.is_bot ? undefined : status}
          />
        )}
      </div>
      <div className='post__content'>
        {!isFollowing && <PostHeading post={post} user={user} isSystem={isSystem} />}
        {isEditing ? (
          <PostEditor post={post} onDone={() => setEditing(false)} />
        ) : (
          <PostBody post={post} isInThread={isInThread} />
        )}
      </div>
      {isPlain && !isEditing && (
        <PostHoverBar
          post={post}
          isInThread={isInThread}
          isActive={isActive}
          onEdit={() => setEditing(true)}
        />
      )}
    </article>
  )
}

const SystemPicture = () => (
  <span className='Avatar Avatar-md Avatar--system' aria-hidden='true'>
    <i className='icon icon-mattermost' />
  </span>
)
