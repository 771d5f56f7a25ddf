import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

import type { Failure } from '../request.ts'
import type { Scope } from './incidents.ts'

export type Tab = 'summary' | 'tasks' | 'timeline'

export type TaskFilter = 'all' | 'open' | 'mine'

/** Groups of timeline entries that can be shown or hidden together; `all` shows every one. */
export type EntryGroup =
  | 'all'
  | 'commander'
  | 'status'
  | 'posts'
  | 'task_state'
  | 'assignment'
  | 'commands'
  | 'people'
  | 'retrospective'

/** What is known of a channel: being asked for, without an incident, with one, or not to be learnt. */
export type ChannelPlace =
  | { readonly is: 'loading' }
  | { readonly is: 'none' }
  | { readonly is: 'incident'; readonly id: string }
  | { readonly is: 'failed'; readonly failure: Failure }

/** A team's list of ongoing incidents; `disabled` where the plugin is off. */
export type List =
  | { readonly is: 'loading' | 'disabled' }
  | {
      readonly is: 'ready'
      readonly nextCursor: string
      readonly isReadingMore: boolean
      /** How many there were when it was read. */
      readonly total: number
    }
  | { readonly is: 'failed'; readonly failure: Failure }

interface RhsState {
  /** Of a channel that lives on the screen, what was chosen instead of its own. */
  choice: { channelId: string; show: { is: 'list' } | { is: 'incident'; id: string } } | undefined
  /** By channel. */
  tabs: Record<string, Tab>
  taskFilters: Record<string, TaskFilter>
  entryGroups: Record<string, EntryGroup[]>
  channels: Record<string, ChannelPlace>
  /** Checklists that are folded, by id. */
  folded: Record<string, boolean>
  /** By team. */
  scopes: Record<string, Scope>
  lists: Record<string, Partial<Record<Scope, List>>>
}

const initialState: RhsState = {
  choice: undefined,
  tabs: {},
  taskFilters: {},
  entryGroups: {},
  channels: {},
  folded: {},
  scopes: {},
  lists: {},
}

export const rhs = createSlice({
  name: 'rhs',
  initialState,
  reducers: {
    chosen: (state, { payload }: PayloadAction<RhsState['choice']>) => void (state.choice = payload),
    /** What was chosen instead of another channel's incident has had its time. */
    entered(state, { payload: channelId }: PayloadAction<string>) {
      if (state.choice?.channelId !== channelId) state.choice = undefined
    },
    tabOpened(state, { payload }: PayloadAction<{ channelId: string; tab: Tab }>) {
      state.tabs[payload.channelId] = payload.tab
    },
    tasksFiltered(state, { payload }: PayloadAction<{ channelId: string; filter: TaskFilter }>) {
      state.taskFilters[payload.channelId] = payload.filter
    },
    entriesFiltered(state, { payload }: PayloadAction<{ channelId: string; groups: EntryGroup[] }>) {
      state.entryGroups[payload.channelId] = payload.groups
    },
    folded(state, { payload }: PayloadAction<{ checklistId: string; isFolded: boolean }>) {
      state.folded[payload.checklistId] = payload.isFolded
    },
    scopeChosen(state, { payload }: PayloadAction<{ teamId: string; scope: Scope }>) {
      state.scopes[payload.teamId] = payload.scope
    },
    channelRead(state, { payload }: PayloadAction<{ channelId: string; place: ChannelPlace }>) {
      state.channels[payload.channelId] = payload.place
    },
    listRead(state, { payload }: PayloadAction<{ teamId: string; scope: Scope; list: List }>) {
      state.lists[payload.teamId] = { ...state.lists[payload.teamId], [payload.scope]: payload.list }
    },
    teamLeft: (state, { payload }: PayloadAction<string>) => void delete state.lists[payload],
  },
})
