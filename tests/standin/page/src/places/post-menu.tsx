import type { Post } from '@mattermost/types/posts'
import * as React from 'react'

import { deletePost, togglePin } from '../session/posts.ts'
import { currentTeam, currentUserId, runsTeam } from '../state/selectors.ts'
import { store, usePageDispatch, usePageState } from '../state/store.ts'
import { openWindow, showThread } from '../state/views.ts'
import { ConfirmWindow } from './confirm-window.tsx'
import { Menu, MenuItem, MenuSeparator } from './menu.tsx'

interface PostMenuProps {
  readonly post: Post
  readonly isInThread: boolean
  readonly onEdit: () => void
}

/** The "…" menu of a message: the host's own entries. */
export function PostMenu({ post, isInThread, onEdit }: PostMenuProps) {
  const dispatch = usePageDispatch()
  const isOwn = usePageState((state) => currentUserId(state) === post.user_id)
  const mayDelete = usePageState(runsTeam) || isOwn
  const isArchived = usePageState(
    (state) => (state.entities.channels.channels[post.channel_id]?.delete_at ?? 0) > 0,
  )
  const askToDelete = () =>
    dispatch(
      openWindow(ConfirmWindow, {
        title: 'Confirm Post Delete',
        text: 'Are you sure you want to delete this message?',
        submitLabel: 'Delete',
        onConfirm: () => deletePost(post),
      }),
    )
  return (
    <Menu
      id={`more-${isInThread ? 'rhs-' : ''}${post.id}`}
      className='btn-icon'
      label='More'
      icon={<i className='icon icon-dots-horizontal' aria-hidden='true' />}
    >
      {!isInThread && (
        <MenuItem
          icon='reply-outline'
          onChoose={() => dispatch(showThread(post.root_id || post.id, post.channel_id))}
        >
          Reply
        </MenuItem>
      )}
      <MenuItem icon='link-variant' onChoose={() => void copyLink(post.id)}>
        Copy link
      </MenuItem>
      {!isArchived && (
        <MenuItem icon='pin-outline' onChoose={() => void togglePin(post).catch(reportError)}>
          {post.is_pinned ? 'Unpin from channel' : 'Pin to channel'}
        </MenuItem>
      )}
      {!isArchived && isOwn && (
        <MenuItem icon='pencil-outline' onChoose={onEdit}>
          Edit
        </MenuItem>
      )}
      <MenuItem icon='content-copy' onChoose={() => void navigator.clipboard.writeText(post.message)}>
        Copy text
      </MenuItem>
      {!isArchived && mayDelete && <MenuSeparator />}
      {!isArchived && mayDelete && (
        <MenuItem icon='trash-can-outline' isDangerous onChoose={askToDelete}>
          Delete
        </MenuItem>
      )}
    </Menu>
  )
}

const copyLink = (postId: string): Promise<void> =>
  navigator.clipboard.writeText(
    `${location.origin}/${currentTeam(store.getState())?.name ?? ''}/pl/${postId}`,
  )
