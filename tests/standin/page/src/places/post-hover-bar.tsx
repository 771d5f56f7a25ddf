import type { Post } from '@mattermost/types/posts'
import * as React from 'react'

import { currentTeam } from '../state/selectors.ts'
import { store, usePageState } from '../state/store.ts'
import { Menu, MenuItem } from './menu.tsx'

/** What shows when the pointer or the focus is on a message; entries of plugins stand under "Message actions". */
export function PostHoverBar({ post }: { readonly post: Post }) {
  const entries = usePageState((state) => state.plugins.components.PostDropdownMenu) ?? []
  const shown = entries.filter((entry) => entry.filter?.(post.id) ?? true)
  return (
    <div className='post-menu'>
      {shown.length > 0 && (
        <Menu
          id={`actions-${post.id}`}
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
      )}
      <Menu
        id={`more-${post.id}`}
        className='btn-icon'
        label='More'
        icon={<i className='icon icon-dots-horizontal' aria-hidden='true' />}
      >
        <MenuItem icon='link-variant' onChoose={() => void copyLink(post.id)}>
          Copy link
        </MenuItem>
      </Menu>
    </div>
  )
}

const copyLink = (postId: string): Promise<void> =>
  navigator.clipboard.writeText(
    `${location.origin}/${currentTeam(store.getState())?.name ?? ''}/pl/${postId}`,
  )
