import type { Post } from '@mattermost/types/posts'
import * as React from 'react'

import { formatText, messageHtmlToComponent } from '../markdown/message-format.tsx'
import { currentUserId, isDeleted, userOf } from '../state/selectors.ts'
import { usePageDispatch, usePageState } from '../state/store.ts'
import { showThread } from '../state/views.ts'
import { Attachments } from './attachments.tsx'
import { Avatar } from './avatar.tsx'
import { Contained } from './pluggable.tsx'

interface PostBodyProps {
  readonly post: Post
  readonly isInThread: boolean
}

/** A plugin's own component for the post's type, or the message and what hangs on it. */
export function PostBody({ post, isInThread }: PostBodyProps) {
  const type = typeof post.props.type === 'string' ? post.props.type : post.type
  const own = usePageState((state) => state.plugins.postTypes[type])
  // Names in the text become links once the page knows whose they are.
  usePageState((state) => state.entities.users.profiles)
  const me = usePageState((state) => userOf(state, currentUserId(state))?.username)
  if (isDeleted(post)) return <div className='post-message__text light'>(message deleted)</div>
  if (own) return <Contained entry={own} values={{ post, compactDisplay: false, isRHS: isInThread }} />
  return (
    <div className='post__body'>
      <div className='post-message__text' dir='auto'>
        {messageHtmlToComponent(formatText(textOf(post, me)))}
        {post.edit_at > 0 && <span className='post-edited__indicator'>(edited)</span>}
      </div>
      <Attachments post={post} />
      {!isInThread && post.reply_count > 0 && <Answers post={post} />}
    </div>
  )
}

/** How many answers there are and whose; opens the thread. */
function Answers({ post }: { readonly post: Post }) {
  const dispatch = usePageDispatch()
  const profiles = usePageState((state) => state.entities.users.profiles)
  const participants = (post.participants ?? []) as readonly { readonly id: string }[] // as the server sends them
  return (
    <button
      type='button'
      className='post__replies'
      onClick={() => dispatch(showThread(post.id, post.channel_id))}
    >
      {participants.slice(0, 3).map(({ id }) => (
        <Avatar key={id} username={profiles[id]?.username} size='xs' />
      ))}
      {post.reply_count} {post.reply_count === 1 ? 'reply' : 'replies'}
    </button>
  )
}

/** What the server says of people names them without the sign that makes a name a link; oneself is "you". */
function textOf({ type, message, props }: Post, me: string | undefined): string {
  if (!type.toString().startsWith('system_')) return message
  const names = [props.username, props.addedUsername, props.removedUsername].filter(
    (name) => typeof name === 'string',
  )
  return names.reduce((text, name) => {
    const place = text.indexOf(name)
    if (place < 0) return text
    const shown = name !== me ? `@${name}` : place === 0 ? 'You' : 'you'
    return text.slice(0, place) + shown + text.slice(place + name.length)
  }, message)
}
