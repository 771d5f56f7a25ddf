import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

import type { Failure } from '../request.ts'
import type { TextId } from '../i18n.ts'

export type Tab = 'summary' | 'tasks' | 'timeline'

/** What is known of a channel: being asked for, without an incident, with one, or not to be learnt. */
export type ChannelPlace =
  | { readonly is: 'loading' }
  | { readonly is: 'none' }
  | { readonly is: 'incident'; readonly id: string }
  | { readonly is: 'failed'; readonly failure: Failure }

/** A team's list of ongoing incidents; `disabled` where the plugin is off. */
export type List =
  | { readonly is: 'loading' | 'disabled' }
  | { readonly is: 'ready'; readonly nextCursor: string; readonly isReadingMore: boolean }
  | { readonly is: 'failed'; readonly failure: Failure }

/** A sentence for the person, still without language. */
export interface Notice {
  readonly text: TextId
  readonly values?: Readonly<Record<string, string>>
  readonly failure?: Failure
}

interface RhsState {
  /** Of a channel that lives on the screen, what was chosen instead of its own. */
  choice: { channelId: string; show: { is: 'list' } | { is: 'incident'; id: string } } | undefined
  tabs: Record<string, Tab>
  channels: Record<string, ChannelPlace>
  lists: Record<string, List>
  /** Errors wait in line until they are dismissed. */
  errors: Notice[]
  /** Read out by screen readers; `count` tells a repeated sentence from the same one. */
  announcement: { notice: Notice; count: number } | undefined
}

const initialState: RhsState = {
  choice: undefined,
  tabs: {},
  channels: {},
  lists: {},
  errors: [],
  announcement: undefined,
}

export const rhs = createSlice({
  name: 'rhs',
  initialState,
  reducers: {
    chosen: (state, { payload }: PayloadAction<RhsState['choice']>) => void (state.choice = payload),
    tabOpened(state, { payload }: PayloadAction<{ channelId: string; tab: Tab }>) {
      state.tabs[payload.channelId] = payload.tab
    },
    channelRead(state, { payload }: PayloadAction<{ channelId: string; place: ChannelPlace }>) {
      state.channels[payload.channelId] = payload.place
    },
    listRead(state, { payload }: PayloadAction<{ teamId: string; list: List }>) {
      state.lists[payload.teamId] = payload.list
    },
    failed: (state, { payload }: PayloadAction<Notice>) => void state.errors.push(payload),
    dismissed: (state) => void state.errors.shift(),
    announced(state, { payload }: PayloadAction<Notice>) {
      state.announcement = { notice: payload, count: (state.announcement?.count ?? 0) + 1 }
    },
  },
})
