import type { ComponentType, ReactElement } from 'react'

import type { EventData } from '../../server/contract/events.ts'
import type { OurState } from './state/reducer.ts'

/** Also the name of our bundle's folder and of our part of the store. */
export const PLUGIN_ID = 'incident-collaboration'

/** What we use of the globals that Mattermost's page lends to plugins. */
export interface Page {
  /** Sub-path of the site, '' at the root. */
  readonly basename?: string
  readonly document: {
    readonly cookie: string
    readonly visibilityState?: string
    readonly createElement: (name: 'a') => { readonly click: () => void }
    title: string
  }
  readonly URL: {
    readonly createObjectURL: (file: Blob) => string
    readonly revokeObjectURL: (url: string) => void
  }
  readonly WebappUtils: {
    readonly browserHistory: { readonly push: (path: string) => void }
    readonly popouts?: { readonly isPopoutWindow?: () => boolean }
  }
  readonly registerPlugin: (id: string, plugin: Plugin) => void
  readonly fetch: (url: string, options: RequestInit) => Promise<Response>
  /** Shows one of Mattermost's own dialogs without a trigger id. */
  readonly openInteractiveDialog: (request: DialogRequest) => void
  /** Markdown as Mattermost shows it: links, mentions, emoji; nothing in it runs. */
  readonly PostUtils?: {
    readonly formatText: (text: string, options?: object) => string
    readonly messageHtmlToComponent: (html: string, options?: object) => ReactElement
  }
  readonly matchMedia: (query: string) => MediaQuery
  readonly setTimeout: (then: () => void, milliseconds: number) => number
  readonly clearTimeout: (timer: number) => void
  readonly setInterval: (then: () => void, milliseconds: number) => number
  readonly clearInterval: (timer: number) => void
  readonly Date: { readonly now: () => number }
  /** Shows an error in the browser's console as if it had not been caught, without stopping anything. */
  readonly reportError: (error: unknown) => void
}

interface MediaQuery {
  readonly matches: boolean
  readonly addEventListener: (event: 'change', onChange: () => void) => void
  readonly removeEventListener: (event: 'change', onChange: () => void) => void
}

/** Where a dialog is sent to and what it shows; `dialog` passes from our server to the host as it is. */
export interface DialogRequest {
  readonly url: string
  readonly dialog: unknown
}

export interface Plugin {
  readonly initialize: (registry: Registry, store: Store) => void
  readonly uninitialize: () => void
}

export interface Registry {
  readonly registerSlashCommandWillBePostedHook: (hook: CommandHook) => void
  readonly registerWebSocketEventHandler: <Data = EventData>(
    event: string,
    handler: (event: SocketEvent<Data>) => void,
  ) => void
  readonly registerReconnectHandler: (handler: () => void) => void
  readonly registerReducer: (reducer: unknown) => void
  readonly registerTranslations: (texts: (locale: string) => Readonly<Record<string, string>>) => void
  readonly registerRightHandSidebarComponent: (component: ComponentType, title: string) => SidebarActions
  readonly registerGlobalComponent: (component: ComponentType) => string
  /** Below `/{team}/incident-collaboration`; rendered without a wrapper and without properties of ours. */
  readonly registerNeedsTeamRoute: (route: string, component: ComponentType) => string
  /** Under "Message actions"; `filter` is asked each time they are looked at. */
  readonly registerPostDropdownMenuAction: (
    text: string,
    action: (postId: string) => void,
    filter: (postId: string) => boolean,
  ) => string
  /** The menu behind the team's name. */
  readonly registerMainMenuAction: (text: string, action: () => void) => string
  /** Missing in some versions of Mattermost. */
  readonly registerChannelHeaderIcon?: (component: ComponentType) => string
  readonly registerChannelHeaderButtonAction: (
    icon: ReactElement,
    action: () => void,
    dropdownText: string,
    tooltipText: string,
  ) => string
  /** Missing in some versions of Mattermost, as is the next one. */
  readonly registerUserSettings?: (setting: UserSettings) => unknown
  readonly registerAdminConsoleCustomSetting?: (
    key: string,
    component: ComponentType<ConsoleSettingProps>,
    options: { readonly showTitle: boolean },
  ) => unknown
  readonly unregisterComponent: (id: string) => void
}

/** To be dispatched, not called; `id` is the one in {@link HostState}.views.rhs while ours is open. */
export interface SidebarActions {
  readonly id: string
  readonly showRHSPlugin: unknown
  readonly hideRHSPlugin: unknown
  readonly toggleRHSPlugin: unknown
}

/** A tab of the host's Settings window. */
export interface UserSettings {
  readonly uiName: string
  readonly sections: readonly { readonly title: string; readonly component: ComponentType }[]
}

/** What the System Console lends to a setting that a plugin draws itself, as far as we use it. */
export interface ConsoleSettingProps {
  readonly disabled: boolean
  /** Marks the page as unsaved. */
  readonly setSaveNeeded: () => void
  /** Done when the console saves; with an error the page stays unsaved, and the setting itself shows why. */
  readonly registerSaveAction: (save: SaveAction) => void
  /** To be called with what was registered: the host takes another one off for anything else. */
  readonly unRegisterSaveAction: (save: SaveAction) => void
}

type SaveAction = () => Promise<{ readonly error?: { readonly message: string } }>

/** `message` is absent when a hook before ours emptied the command. */
export type CommandHook = (message: string | undefined, args: unknown) => CommandHookAnswer
interface CommandHookAnswer {
  readonly message: string | undefined
  readonly args: unknown
}

export interface SocketEvent<Data = EventData> {
  readonly data: Data
  readonly broadcast?: { readonly channel_id?: string }
}

export interface Store {
  readonly getState: () => HostState
  readonly dispatch: (action: unknown) => unknown
  /** @returns Ends it. */
  readonly subscribe: (onChange: () => void) => () => void
}

/** The part of the host's redux state that we read; an id that the page has not loaded is absent. */
export interface HostState {
  readonly entities: {
    readonly channels: {
      readonly currentChannelId: string
      readonly channels: ById<HostChannel>
      /** The channels that the person is in. */
      readonly myMembers: ById<object>
    }
    readonly general: { readonly config: ById<string> }
    readonly posts: { readonly posts: ById<HostPost> }
    readonly preferences: { readonly myPreferences: ById<{ readonly value: string }> }
    readonly teams: {
      readonly currentTeamId: string
      readonly teams: ById<HostTeam>
    }
    readonly users: { readonly currentUserId: string; readonly profiles: ById<Person> }
  }
  readonly views: { readonly rhs: { readonly isSidebarOpen: boolean; readonly pluggableId: string } }
  readonly [OUR_PART]?: OurState
}

/** Where the host keeps what our reducer makes. */
export const OUR_PART = `plugins-${PLUGIN_ID}` as const

/** `delete_at` is not 0 once it is archived. */
export interface HostTeam {
  readonly name: string
  readonly display_name: string
  readonly delete_at?: number
}

type ById<Thing> = Readonly<Record<string, Thing | undefined>>

/** `O` public, `P` private, `D` and `G` direct ones; `delete_at` is not 0 while it is archived. */
export interface HostChannel {
  /** Empty for direct ones. */
  readonly team_id: string
  readonly name: string
  readonly display_name: string
  readonly type: string
  readonly delete_at: number
}

/** `state` is `DELETED` in the store once the post was deleted. */
export interface HostPost {
  readonly id: string
  readonly channel_id?: string
  /** `system_…` for the host's own. */
  readonly type?: string
  readonly user_id: string
  readonly message: string
  readonly create_at: number
  readonly update_at: number
  readonly edit_at: number
  readonly delete_at: number
  readonly state?: string
}

/** A person as Mattermost's REST API and store show them; `delete_at` is not 0 once they are deactivated. */
export interface Person {
  readonly id: string
  readonly username: string
  readonly first_name?: string
  readonly last_name?: string
  readonly nickname?: string
  readonly position?: string
  readonly delete_at?: number
  readonly is_bot?: boolean
  readonly last_picture_update?: number
  readonly timezone?: {
    readonly useAutomaticTimezone?: string
    readonly automaticTimezone?: string
    readonly manualTimezone?: string
  }
}

export const currentChannelId = (state: HostState): string => state.entities.channels.currentChannelId
export const currentTeamId = (state: HostState): string => state.entities.teams.currentTeamId
export const currentUserId = (state: HostState): string => state.entities.users.currentUserId

/** The team on screen; `undefined` while the page has not loaded it. */
export const currentTeam = (state: HostState) => state.entities.teams.teams[currentTeamId(state)]

/** Whether the person who looks is in the channel. */
export const isInChannel = (state: HostState, channelId: string): boolean =>
  state.entities.channels.myMembers[channelId] !== undefined

const NARROW = '(max-width: 768px)'

/** Where the window is too narrow for the host to show anything beside the channel. */
export const isNarrow = (page: Page): boolean => page.matchMedia(NARROW).matches

/** Tells when the window becomes too narrow, or wide enough. @returns Ends it. */
export function followWidth(page: Page, onChange: () => void): () => void {
  const width = page.matchMedia(NARROW)
  width.addEventListener('change', onChange)
  return () => width.removeEventListener('change', onChange)
}

/** The browser's window is the page; only what {@link Page} names is used of it. */
export const thePage = (): Page => window as unknown as Page // nobody types what Mattermost adds to the window
