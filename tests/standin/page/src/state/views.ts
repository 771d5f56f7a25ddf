import type * as React from 'react'
import { combineReducers, type Reducer } from 'redux'

import { applyTheme, chosenTheme, type ThemeName } from '../themes.ts'

interface RhsState {
  readonly isSidebarOpen: boolean
  readonly isSidebarExpanded: boolean
  readonly rhsState: string | null
  readonly pluggableId: string
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
  | { readonly type: 'UPDATE_RHS_STATE'; readonly state: string | null; readonly pluggableId?: string }
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
}

const rhs: Reducer<RhsState, ViewsAction> = (state = closedRhs, action) => {
  if (action.type === 'SET_RHS_EXPANDED') return { ...state, isSidebarExpanded: action.expanded }
  if (action.type !== 'UPDATE_RHS_STATE') return state
  const isSidebarOpen = action.state !== null
  return {
    isSidebarOpen,
    isSidebarExpanded: isSidebarOpen && state.isSidebarExpanded,
    rhsState: action.state,
    pluggableId: action.pluggableId ?? '',
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
