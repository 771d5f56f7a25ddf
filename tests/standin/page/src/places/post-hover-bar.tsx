import type { Post } from '@mattermost/types/posts'
import * as React from 'react'

import { usePageDispatch, usePageState } from '../state/store.ts'
import { showThread } from '../state/views.ts'
import { Menu, MenuItem } from './menu.tsx'
import { PostMenu } from './post-menu.tsx'

interface PostHoverBarProps {
  readonly post: Post
  readonly isInThread: boolean
  /** Whether the pointer or the focus is on the message: only then plugins are asked what they offer. */
  readonly isActive: boolean
  readonly onEdit: () => void
}

/** What shows when the pointer or the focus is on a message; entries of plugins stand under "Message actions". */
export function PostHoverBar({ post, isInThread, isActive, onEdit }: PostHoverBarProps) {
  const dispatch = usePageDispatch()
  return (
    <div className='post-menu'>
      {isActive && <MessageActions post={post} isInThread={isInThread} />}
      {!isInThread && (
        <button
          type='button'
          className='btn-icon'
          aria-label='Reply'
          title='Reply'
          onClick={() => dispatch(showThread(post.root_id || post.id, post.channel_id))}
        >
          <i className='icon icon-reply-outline' aria-hidden='true' />
        </button>
      )}
      <PostMenu post={post} isInThread={isInThread} onEdit={onEdit} />
    </div>
  )
}

/** A plugin's filter that throws hides its own entry only. */
function MessageActions({ post, isInThread }: Pick<PostHoverBarProps, 'post' | 'isInThread'>) {
  const entries = usePageState((state) => state.plugins.components.PostDropdownMenu) ?? []
  // What a filter looks at may be anywhere in the state.
  usePageState((state) => state)
  const shown = entries.filter(({ filter }) => {
    try {
      return filter?.(post.id) ?? true
    } catch (error) {
      reportError(error)
      return false
    }
  })
  if (shown.length === 0) return null
  return (
    <Menu
      id={`actions-${isInThread ? 'rhs-' : ''}${post.id}`}
      className='btn-icon'
      label='Message actions'
      icon={<i className='icon icon-apps' aria-hidden='true' />}
    >
      {shown.map((entry) => (
        <MenuItem key={entry.id} onChoose={() => entry.action?.(post.id)}>
          {entry.text}
        </MenuItem>
      ))}
    </Menu>
  )
}
