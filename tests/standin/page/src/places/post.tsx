import type { Post } from '@mattermost/types/posts'
import type { UserProfile } from '@mattermost/types/users'
import { getTeammateNameDisplaySetting } from 'mattermost-redux/selectors/entities/preferences'
import { displayUsername } from 'mattermost-redux/utils/user_utils'
import * as React from 'react'
import type { GlobalState } from '@mattermost/types/store'

import { formatText, messageHtmlToComponent } from '../markdown/message-format.tsx'
import { userOf } from '../state/selectors.ts'
import { usePageState } from '../state/store.ts'
import { Attachments } from './attachments.tsx'
import { Avatar, pictureOf } from './avatar.tsx'
import { Contained } from './pluggable.tsx'
import { PostHoverBar } from './post-hover-bar.tsx'
import { Timestamp } from './timestamp.tsx'

interface PostViewProps {
  readonly post: Post
  /** Whether it goes on under the heading of the message above. */
  readonly isFollowing: boolean
}

/** One message. */
export function PostView({ post, isFollowing }: PostViewProps) {
  const type = post.type.toString()
  const isSystem = type.startsWith('system_') && type !== 'system_ephemeral'
  const user = usePageState((state) => userOf(state, post.user_id))
  const className = ['post', isSystem && 'post--system', isFollowing && 'same--user']
    .filter(Boolean)
    .join(' ')
  return (
    <article id={`post_${post.id}`} className={className}>
      <div className='post__img'>
        {isFollowing ? null : isSystem ? (
          <SystemPicture />
        ) : (
          <Avatar username={user?.username} url={pictureOf(user)} />
        )}
      </div>
      <div className='post__content'>
        {!isFollowing && <PostHeading post={post} user={user} isSystem={isSystem} />}
        <PostBody post={post} />
      </div>
      {!isSystem && type !== 'system_ephemeral' && <PostHoverBar post={post} />}
    </article>
  )
}

const SystemPicture = () => (
  <span className='Avatar Avatar-md Avatar--system' aria-hidden='true'>
    <i className='icon icon-mattermost' />
  </span>
)

interface PostHeadingProps {
  readonly post: Post
  readonly user: UserProfile | undefined
  readonly isSystem: boolean
}

function PostHeading({ post, user, isSystem }: PostHeadingProps) {
  const setting = usePageState((state) => getTeammateNameDisplaySetting(state as unknown as GlobalState))
  const isEphemeral = post.type.toString() === 'system_ephemeral'
  return (
    <div className='post__header'>
      <strong className='user-popover'>{isSystem ? 'System' : displayUsername(user, setting ?? '')}</strong>
      {user?.is_bot && !isSystem && <span className='BotTag'>BOT</span>}
      <span className='post__time'>
        <Timestamp value={post.create_at} />
      </span>
      {isEphemeral && <span className='post__visibility'>(Only visible to you)</span>}
    </div>
  )
}

/** A plugin's own component for the post's type, or the message and what hangs on it. */
function PostBody({ post }: { readonly post: Post }) {
  const type = typeof post.props.type === 'string' ? post.props.type : post.type
  const own = usePageState((state) => state.plugins.postTypes[type])
  // Names in the text become links once the page knows whose they are.
  usePageState((state) => state.entities.users.profiles)
  const author = usePageState((state) => userOf(state, post.user_id))
  const message = messageHtmlToComponent(formatText(textOf(post, author)))
  if (own) return <Contained entry={own} values={{ post, compactDisplay: false, isRHS: false }} />
  return (
    <div className='post__body'>
      <div className='post-message__text'>
        {message}
        {post.edit_at > 0 && <span className='post-edited__indicator'>Edited</span>}
      </div>
      <Attachments post={post} />
      {post.reply_count > 0 && (
        <div className='post__replies'>
          {post.reply_count} {post.reply_count === 1 ? 'reply' : 'replies'}
        </div>
      )}
    </div>
  )
}

/** What the server says of a person who came or went begins with their name. */
const textOf = ({ type, message }: Post, author: UserProfile | undefined): string =>
  /^system_(join|leave|add_to)_/.test(type) && author ? `@${author.username} ${message}` : message
