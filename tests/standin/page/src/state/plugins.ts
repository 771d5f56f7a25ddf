import type * as React from 'react'
import type { Reducer } from 'redux'

/** What `GET /plugins/webapp` says of a plugin. */
export interface Manifest {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly webapp: { readonly bundle_path: string }
}

/** One thing that a plugin registered for one place; which fields there are depends on the place. */
export interface Entry {
  readonly id: string
  readonly pluginId: string
  // The bundle is not typed by us: every place takes what the registry's documentation promises.
  readonly component: React.ComponentType<Record<string, unknown>>
  readonly text: React.ReactNode
  readonly title: React.ReactNode
  readonly icon: React.ReactNode
  readonly iconUrl: string
  readonly tooltipText: React.ReactNode
  readonly dropdownText: React.ReactNode
  readonly route: string
  readonly rhsComponentId?: string
  readonly action?: (...what: unknown[]) => void
  readonly filter?: (postId: string) => boolean
  readonly shouldRender?: (state: unknown) => boolean
  /** Of a setting in the System Console, and of a part of the person's settings. */
  readonly key: string
  readonly setting: unknown
  /** Of a product. */
  readonly baseURL: string
  readonly switcherIcon: unknown
  readonly switcherText: React.ReactNode
  readonly switcherLinkURL: string
  readonly mainComponent: React.ComponentType<Record<string, unknown>>
  readonly showTeamSidebar?: boolean
  readonly showAppBar?: boolean
  readonly wrapped?: boolean
  readonly hook: (message: string | undefined, args: unknown) => unknown
  readonly type: string
}

export interface PluginsState {
  readonly plugins: Readonly<Record<string, Manifest>>
  /** By the names that Mattermost uses for its places. */
  readonly components: Readonly<Record<string, readonly Entry[]>>
  readonly postTypes: Readonly<Record<string, Entry>>
}

export type PluginsAction =
  | { readonly type: 'RECEIVED_WEBAPP_PLUGIN'; readonly data: Manifest }
  | { readonly type: 'REMOVED_WEBAPP_PLUGIN'; readonly data: { readonly id: string } }
  | { readonly type: 'RECEIVED_PLUGIN_COMPONENT'; readonly name: string; readonly data: Entry }
  | { readonly type: 'REMOVED_PLUGIN_COMPONENT'; readonly id: string }

const nothing: PluginsState = { plugins: {}, components: {}, postTypes: {} }

/** `state.plugins`. */
export const plugins: Reducer<PluginsState, PluginsAction> = (state = nothing, action) => {
  switch (action.type) {
    case 'RECEIVED_WEBAPP_PLUGIN':
      return { ...state, plugins: { ...state.plugins, [action.data.id]: action.data } }
    case 'REMOVED_WEBAPP_PLUGIN':
      return withoutPlugin(state, action.data.id)
    case 'RECEIVED_PLUGIN_COMPONENT':
      return withEntry(state, action.name, action.data)
    case 'REMOVED_PLUGIN_COMPONENT':
      return withoutEntries(state, (entry) => entry.id === action.id)
    default:
      return state
  }
}

function withEntry(state: PluginsState, name: string, entry: Entry): PluginsState {
  if (name === 'PostType') return { ...state, postTypes: { ...state.postTypes, [entry.type]: entry } }
  return {
    ...state,
    components: { ...state.components, [name]: [...(state.components[name] ?? []), entry] },
  }
}

function withoutPlugin(state: PluginsState, id: string): PluginsState {
  const { [id]: gone, ...rest } = state.plugins
  return gone ? { ...withoutEntries(state, (entry) => entry.pluginId === id), plugins: rest } : state
}

const withoutEntries = (state: PluginsState, isGone: (entry: Entry) => boolean): PluginsState => ({
  ...state,
  components: Object.fromEntries(
    Object.entries(state.components).map(([name, entries]) => [
      name,
      entries.filter((entry) => !isGone(entry)),
    ]),
  ),
  postTypes: Object.fromEntries(Object.entries(state.postTypes).filter(([, entry]) => !isGone(entry))),
})
