import type * as React from 'react'
import { combineReducers, type Reducer } from 'redux'

import { applyTheme, chosenTheme, type ThemeName } from '../themes.ts'

/** What stands in the right-hand sidebar: a plugin, something of the host's own, or, with null, a thread. */
type RhsKind = 'plugin' | 'channel-info' | 'channel-members' | null

interface RhsState {
  readonly isSidebarOpen: boolean
  readonly isSidebarExpanded: boolean
  readonly rhsState: RhsKind
  readonly pluggableId: string
  /** The root of the thread on view. */
  readonly selectedPostId: string
}

interface OpenModal {
  readonly open: boolean
  readonly dialogType: React.ComponentType<Record<string, unknown>>
  readonly dialogProps?: Record<string, unknown>
}

interface ModalsState {
  readonly modalState: Readonly<Record<string, OpenModal>>
}

export type ViewsAction =
  | { readonly type: 'UPDATE_RHS_STATE'; readonly state: RhsKind; readonly pluggableId?: string }
  | { readonly type: 'SELECT_POST'; readonly postId: string; readonly channelId: string }
  | { readonly type: 'SET_RHS_EXPANDED'; readonly expanded: boolean }
  | ({ readonly type: 'MODAL_OPEN'; readonly modalId: string } & Omit<OpenModal, 'open'>)
  | { readonly type: 'MODAL_CLOSE'; readonly modalId: string }
  | { readonly type: 'THEME_CHOSEN'; readonly theme: ThemeName }
  | { readonly type: 'LEFT_SIDEBAR'; readonly isOpen: boolean }

const closedRhs: RhsState = {
  isSidebarOpen: false,
  isSidebarExpanded: false,
  rhsState: null,
  pluggableId: '',
  selectedPostId: '',
}

const rhs: Reducer<RhsState, ViewsAction> = (state = closedRhs, action) => {
  if (action.type === 'SET_RHS_EXPANDED') return { ...state, isSidebarExpanded: action.expanded }
  if (action.type === 'SELECT_POST')
    return { ...closedRhs, isSidebarOpen: true, selectedPostId: action.postId }
  if (action.type !== 'UPDATE_RHS_STATE') return state
  const isSidebarOpen = action.state !== null
  return {
    isSidebarOpen,
    isSidebarExpanded: isSidebarOpen && state.isSidebarExpanded,
    rhsState: action.state,
    pluggableId: action.pluggableId ?? '',
    selectedPostId: '',
  }
}

const modals: Reducer<ModalsState, ViewsAction> = (state = { modalState: {} }, action) => {
  if (action.type === 'MODAL_OPEN') {
    const { modalId, dialogProps, dialogType } = action
    return { modalState: { ...state.modalState, [modalId]: { open: true, dialogProps, dialogType } } }
  }
  if (action.type !== 'MODAL_CLOSE') return state
  const others = Object.entries(state.modalState).filter(([id]) => id !== action.modalId)
  return { modalState: Object.fromEntries(others) }
}

const theme: Reducer<ThemeName, ViewsAction> = (state = chosenTheme(), action) => {
  if (action.type !== 'THEME_CHOSEN') return state
  return action.theme
}

/** Whether the channel list shows on a narrow window. */
const lhs: Reducer<{ readonly isOpen: boolean }, ViewsAction> = (state = { isOpen: false }, action) =>
  action.type === 'LEFT_SIDEBAR' ? { isOpen: action.isOpen } : state

/** `state.views`, as far as this page has it. */
export const views = combineReducers({ rhs, modals, theme, lhs })

export function chooseTheme(name: ThemeName): ViewsAction {
  applyTheme(name)
  return { type: 'THEME_CHOSEN', theme: name }
}

export const closeRhs: ViewsAction = { type: 'UPDATE_RHS_STATE', state: null }

export const showThread = (postId: string, channelId: string): ViewsAction => ({
  type: 'SELECT_POST',
  postId,
  channelId,
})

/** A window of the page's own, or of a plugin; it gets what closes it beside its other properties. */
export const openWindow = <Props extends WindowProps>(
  dialogType: React.ComponentType<Props>,
  dialogProps: Omit<Props, keyof WindowProps>,
): ViewsAction => ({
  type: 'MODAL_OPEN',
  modalId: crypto.randomUUID(),
  // The list of windows knows of none what it needs beside what all get.
  dialogType: dialogType as unknown as OpenModal['dialogType'],
  dialogProps,
})

export interface WindowProps {
  readonly onExited: () => void
}
