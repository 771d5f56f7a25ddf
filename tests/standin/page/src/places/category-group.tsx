import type { ChannelCategory } from '@mattermost/types/channel_categories'
import type { Channel } from '@mattermost/types/channels'
import * as React from 'react'

import { saveCategory } from '../session/categories.ts'
import { isUnread } from '../state/selectors.ts'
import { usePageDispatch, type PageState } from '../state/store.ts'
import { askToRemoveCategory, renameCategory } from './category-windows.ts'
import { ChannelRow } from './channel-row.tsx'
import { Menu, MenuItem } from './menu.tsx'

interface CategoryGroupProps {
  readonly category: ChannelCategory
  readonly channels: readonly Channel[]
  readonly state: PageState
}

/** One category of the channel list; folded in it shows what is unread or open only. */
export function CategoryGroup({ category, channels, state }: CategoryGroupProps) {
  const { id, type, display_name, collapsed } = category
  const isOpen = (channel: Channel) => state.entities.channels.currentChannelId === channel.id
  const shown = channels.filter((channel) => !collapsed || isOpen(channel) || isUnread(state, channel.id))
  if (type === 'favorites' && channels.length === 0) return null
  return (
    <section className='SidebarChannelGroup' aria-label={display_name}>
      <div className='SidebarChannelGroup__head'>
        <button
          type='button'
          aria-expanded={!collapsed}
          onClick={() => void saveCategory({ ...category, collapsed: !collapsed }).catch(reportError)}
        >
          <i className={`icon icon-chevron-${collapsed ? 'right' : 'down'}`} aria-hidden='true' />
          {display_name}
        </button>
        {type === 'custom' && <CategoryMenu category={category} />}
      </div>
      <ul id={`${id}_channels`}>
        {shown.map((channel) => (
          <ChannelRow key={channel.id} channel={channel} state={state} />
        ))}
      </ul>
    </section>
  )
}

function CategoryMenu({ category }: { readonly category: ChannelCategory }) {
  const dispatch = usePageDispatch()
  return (
    <Menu
      id={`category-${category.id}`}
      className='SidebarMenu'
      label={`${category.display_name} category options`}
      icon={<i className='icon icon-dots-vertical' aria-hidden='true' />}
    >
      <MenuItem icon='pencil-outline' onChoose={() => dispatch(renameCategory(category))}>
        Rename Category
      </MenuItem>
      <MenuItem icon='trash-can-outline' isDangerous onChoose={() => dispatch(askToRemoveCategory(category))}>
        Delete Category
      </MenuItem>
    </Menu>
  )
}
