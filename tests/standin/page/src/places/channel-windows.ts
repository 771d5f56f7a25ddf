import type { Channel } from '@mattermost/types/channels'

import { archiveChannel, convertToPrivate, patchChannel, restoreChannel } from '../session/channel-actions.ts'
import { openWindow, type ViewsAction } from '../state/views.ts'
import { ConfirmWindow } from './confirm-window.tsx'
import { PromptWindow } from './prompt-window.tsx'

/** The windows that the entries of a channel's menu open. */
export const renameChannel = (channel: Channel): ViewsAction =>
  openWindow(PromptWindow, {
    title: 'Rename Channel',
    label: 'Display Name',
    value: channel.display_name,
    submitLabel: 'Save',
    onSubmit: (display_name) => patchChannel(channel, { display_name }),
  })

export const editHeader = (channel: Channel): ViewsAction =>
  openWindow(PromptWindow, {
    title: `Edit Header for ${channel.display_name}`,
    label: 'Text that appears next to the channel name',
    value: channel.header,
    submitLabel: 'Save',
    isLong: true,
    onSubmit: (header) => patchChannel(channel, { header }),
  })

export const editPurpose = (channel: Channel): ViewsAction =>
  openWindow(PromptWindow, {
    title: `Edit Purpose for ${channel.display_name}`,
    label: 'Describe how this channel should be used',
    value: channel.purpose,
    submitLabel: 'Save',
    isLong: true,
    onSubmit: (purpose) => patchChannel(channel, { purpose }),
  })

export const askToConvert = (channel: Channel): ViewsAction =>
  openWindow(ConfirmWindow, {
    title: `Convert ${channel.display_name} to a Private Channel?`,
    text: 'Its history and membership are preserved. From now on only members can find it and read it.',
    submitLabel: 'Convert',
    onConfirm: () => convertToPrivate(channel),
  })

export const askToArchive = (channel: Channel): ViewsAction =>
  openWindow(ConfirmWindow, {
    title: 'Confirm ARCHIVE Channel',
    text: `This will archive ${channel.display_name}: it can still be read, but nobody writes there any more.`,
    submitLabel: 'Archive',
    onConfirm: () => archiveChannel(channel),
  })

export const askToRestore = (channel: Channel): ViewsAction =>
  openWindow(ConfirmWindow, {
    title: 'Confirm UNARCHIVE Channel',
    text: `Everybody who is in ${channel.display_name} can write there again.`,
    submitLabel: 'Unarchive',
    onConfirm: () => restoreChannel(channel),
  })
