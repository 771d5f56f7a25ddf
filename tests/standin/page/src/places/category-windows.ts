import type { ChannelCategory } from '@mattermost/types/channel_categories'

import { addCategory, removeCategory, saveCategory } from '../session/categories.ts'
import { openWindow, type ViewsAction } from '../state/views.ts'
import { ConfirmWindow } from './confirm-window.tsx'
import { PromptWindow } from './prompt-window.tsx'

/** @param channelId What it begins with. */
export const newCategory = (teamId: string, channelId?: string): ViewsAction =>
  openWindow(PromptWindow, {
    title: 'Create New Category',
    label: 'Name your category',
    value: '',
    submitLabel: 'Create',
    onSubmit: (name) => addCategory(teamId, name, channelId),
  })

export const renameCategory = (category: ChannelCategory): ViewsAction =>
  openWindow(PromptWindow, {
    title: 'Rename Category',
    label: 'Name your category',
    value: category.display_name,
    submitLabel: 'Rename',
    onSubmit: (display_name) => saveCategory({ ...category, display_name }),
  })

export const askToRemoveCategory = (category: ChannelCategory): ViewsAction =>
  openWindow(ConfirmWindow, {
    title: 'Delete this category?',
    text: `Channels in ${category.display_name} will move back to the Channels and Direct messages categories.`,
    submitLabel: 'Delete',
    onConfirm: () => removeCategory(category),
  })
