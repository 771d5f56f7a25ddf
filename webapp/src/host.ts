import type { EventData } from '../../server/contract/events.ts'

/** Also the name of our bundle's folder and of our part of the store. */
export const PLUGIN_ID = 'incident-collaboration'

/** What we use of the globals that Mattermost's page lends to plugins. */
export interface Page {
  /** Sub-path of the site, '' at the root. */
  readonly basename?: string
  readonly WebappUtils: { readonly browserHistory: { readonly push: (path: string) => void } }
  readonly registerPlugin: (id: string, plugin: Plugin) => void
  readonly fetch: (url: string, options: RequestInit) => Promise<Response>
  /** Shows an error in the browser's console as if it had not been caught, without stopping anything. */
  readonly reportError: (error: unknown) => void
}

export interface Plugin {
  readonly initialize: (registry: Registry, store: Store) => void
  readonly uninitialize: () => void
}

export interface Registry {
  readonly registerSlashCommandWillBePostedHook: (hook: CommandHook) => void
  readonly registerWebSocketEventHandler: (event: string, handler: (event: SocketEvent) => void) => void
}

/** `message` is absent when a hook before ours emptied the command. */
export type CommandHook = (message: string | undefined, args: unknown) => CommandHookAnswer
interface CommandHookAnswer {
  readonly message: string | undefined
  readonly args: unknown
}

export interface SocketEvent {
  readonly data: EventData
}

export interface Store {
  readonly getState: () => HostState
}

/** The part of the host's redux state that we read; an id that the page has not loaded is absent. */
export interface HostState {
  readonly entities: {
    readonly channels: { readonly channels: Readonly<Record<string, { readonly name: string } | undefined>> }
    readonly teams: { readonly teams: Readonly<Record<string, { readonly name: string } | undefined>> }
  }
}

/** The browser's window is the page; only what {@link Page} names is used of it. */
export const thePage = (): Page => window as unknown as Page // nobody types what Mattermost adds to the window
