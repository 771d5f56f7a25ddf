import { configureStore, type Reducer, type ThunkDispatch, type UnknownAction } from '@reduxjs/toolkit'
import type { GlobalState } from '@mattermost/types/store'
import commonJsModule from 'mattermost-redux/reducers/entities'
import { useDispatch, useSelector } from 'react-redux'
import { combineReducers } from 'redux'

import { plugins, type PluginsState } from './plugins.ts'
import { views } from './views.ts'

export interface PageState {
  readonly entities: GlobalState['entities']
  readonly plugins: PluginsState
  readonly views: ReturnType<typeof views>
}

export type PageDispatch = ThunkDispatch<PageState, undefined, UnknownAction>

// The default of a CommonJS module is the whole module, in Node as in esbuild; its types say otherwise.
const { default: entities } = commonJsModule as unknown as { default: Reducer }
const own: Record<string, Reducer> = { entities, plugins: plugins as Reducer, views: views as Reducer }
const ofPlugins: Record<string, Reducer> = {}

/** The store that plugins get; Mattermost's own reducers fill `entities`. */
export const store = configureStore({
  reducer: combineReducers(own) as unknown as Reducer<PageState>,
  // Components and functions of plugins lie in the state, as they do in Mattermost.
  middleware: (defaults) => defaults({ serializableCheck: false, immutableCheck: false }),
})

/** A second reducer of the same name replaces the first; none is ever removed. */
export function addReducer(name: string, reducer: Reducer): void {
  ofPlugins[name] = reducer
  store.replaceReducer(combineReducers({ ...own, ...ofPlugins }) as unknown as Reducer<PageState>)
}

export const usePageDispatch = (): PageDispatch => useDispatch<PageDispatch>()
export const usePageState = <Part>(select: (state: PageState) => Part): Part => useSelector(select)
