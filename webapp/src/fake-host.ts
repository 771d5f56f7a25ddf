import { createMemoryHistory } from 'history'
import type { ComponentType, ReactElement } from 'react'

import { makeFakeClock } from './fake-clock.ts'
import { makeFakeServer, type Answers } from './fake-server.ts'
import { makeFakeStore, type Known } from './fake-store.ts'
import type {
  CommandHook,
  ConsoleSettingProps,
  Page,
  Plugin,
  Registry,
  SocketEvent,
  UserSettings,
} from './host.ts'

type Handler = (event: { data: unknown; broadcast?: { channel_id?: string } }) => void

interface FakeHostOptions {
  readonly known?: Known
  readonly answers?: Answers
  readonly basename?: string
  readonly isNarrow?: boolean
  /** Where the browser is, below the site's sub-path. */
  readonly address?: string
}

/**
 * Mattermost's page, for tests: it remembers what was asked of it.
 *
 * @param known What its store holds.
 * @param answers What the servers answer, see fake-server.ts; 404 to everything else.
 */
export function makeFakeHost(options: FakeHostOptions = {}) {
  const { known, answers = {}, basename = '', isNarrow = false, address = '/' } = options
  const history = createMemoryHistory({ initialEntries: [address] })
  const seen = {
    visited: [] as string[],
    plugins: [] as [string, Plugin][],
    dialogs: [] as unknown[],
    /** Names of files. */
    saved: [] as string[],
    isNarrow,
    dispatched: [] as unknown[],
  }
  const resized = new Set<() => void>()
  const firstVisit = makeEvent<string>()
  const firstError = makeEvent<unknown>()
  const server = makeFakeServer(answers)
  const clock = makeFakeClock()
  const { store, addReducer } = makeFakeStore(known)
  const push = (path: string) => {
    seen.visited.push(path)
    history.push(path)
    firstVisit.happen(path)
  }
  const makeLink = () => {
    const link = { download: '', click: () => void seen.saved.push(link.download) }
    return link
  }
  const page: Page = {
    ...clock.page,
    basename,
    document: { cookie: 'MMUSERID=me; MMCSRF=the-token', title: 'Mattermost', createElement: makeLink },
    URL: { createObjectURL: () => 'blob:file', revokeObjectURL: () => undefined },
    WebappUtils: { browserHistory: { push } },
    registerPlugin: (id, plugin) => seen.plugins.push([id, plugin]),
    fetch: server.fetch,
    openInteractiveDialog: (request) => seen.dialogs.push(request),
    matchMedia: () => ({
      matches: seen.isNarrow,
      addEventListener: (_event, onChange) => void resized.add(onChange),
      removeEventListener: (_event, onChange) => void resized.delete(onChange),
    }),
    reportError: firstError.happen,
  }
  return {
    ...seen,
    ...makeRegistry(addReducer),
    firstVisit: firstVisit.happened,
    firstError: firstError.happened,
    requests: server.requests,
    page,
    history,
    moveTo: clock.moveTo,
    store: {
      getState: () => store.getState(),
      subscribe: (then: () => void) => store.subscribe(then),
      dispatch: (action: unknown) => {
        seen.dispatched.push(action)
        return store.dispatch(action as { type: string })
      },
    },
    resize(isNarrowNow: boolean): void {
      seen.isNarrow = isNarrowNow
      resized.forEach((tell) => tell())
    },
    /** The person goes to another channel, of another team where that is given. */
    visit: (channelId: string, teamId?: string) =>
      store.dispatch({ type: 'visit', channelId, ...(teamId === undefined ? {} : { teamId }) }),
    /** Something else takes the right-hand sidebar, or with `''` nothing. */
    openSidebar: (pluggableId: string) => store.dispatch({ type: 'sidebar', pluggableId }),
  }
}

function makeRegistry(addReducer: (reducer: unknown) => void) {
  const handlers = new Map<string, Handler>()
  const hooks: CommandHook[] = []
  const screens: ComponentType[] = []
  const globals: ComponentType[] = []
  const routes: ComponentType[] = []
  const headerIcons: ComponentType[] = []
  const userSettings: UserSettings[] = []
  const consoleSettings = new Map<string, ComponentType<ConsoleSettingProps>>()
  const postActions: { text: string; action: (id: string) => void; filter: (id: string) => boolean }[] = []
  const menuEntries: { id: string; text: string; action: () => void }[] = []
  const buttons: { id: string; icon: ReactElement; action: () => void; name: string }[] = []
  let reconnected = () => {}
  let count = 0
  const registry: Registry = {
    registerSlashCommandWillBePostedHook: (hook) => void hooks.push(hook),
    registerWebSocketEventHandler: (event, handler: (event: SocketEvent<never>) => void) =>
      void handlers.set(event, handler as Handler),
    registerReconnectHandler: (handler) => void (reconnected = handler),
    registerReducer: addReducer,
    registerTranslations: () => undefined,
    registerRightHandSidebarComponent: (component) => {
      screens.push(component)
      return {
        id: 'ours',
        showRHSPlugin: { type: 'sidebar', pluggableId: 'ours' },
        hideRHSPlugin: { type: 'sidebar', pluggableId: '' },
        toggleRHSPlugin: { type: 'sidebar', pluggableId: 'toggle' },
      }
    },
    registerGlobalComponent: (component) => `global-${globals.push(component)}`,
    registerNeedsTeamRoute: (_route, component) => `route-${routes.push(component)}`,
    registerChannelHeaderIcon: (component) => `icon-${headerIcons.push(component)}`,
    registerChannelHeaderButtonAction: (icon, action, name) => {
      const id = `button-${++count}`
      buttons.push({ id, icon, action, name })
      return id
    },
    registerUserSettings: (setting) => userSettings.push(setting),
    registerAdminConsoleCustomSetting: (key, component) => consoleSettings.set(key, component),
    registerPostDropdownMenuAction: (text, action, filter) =>
      `post-${postActions.push({ text, action, filter })}`,
    registerMainMenuAction: (text, action) => {
      const id = `entry-${++count}`
      menuEntries.push({ id, text, action })
      return id
    },
    unregisterComponent: (id) => {
      const entryAt = menuEntries.findIndex((entry) => entry.id === id)
      if (entryAt >= 0) menuEntries.splice(entryAt, 1)
      const at = buttons.findIndex((button) => button.id === id)
      if (at >= 0) buttons.splice(at, 1)
    },
  }
  return {
    registry,
    screens,
    globals,
    routes,
    headerIcons,
    menuEntries,
    postActions,
    userSettings,
    consoleSettings,
    buttons,
    type: (message: string) => hooks.reduce((text, hook) => hook(text, {}).message ?? '', message),
    /** An event of ours. */
    emit: (event: string, payload: unknown) =>
      handlers.get(event)?.({ data: { payload: JSON.stringify(payload) } }),
    /** An event of the host's own. */
    emitHost: (event: string, data: unknown, channel_id?: string) =>
      handlers.get(event)?.({ data, ...(channel_id === undefined ? {} : { broadcast: { channel_id } }) }),
    reconnect: () => reconnected(),
  }
}

function makeEvent<Value>() {
  let happen: (value: Value) => void = () => undefined
  const happened = new Promise<Value>((resolve) => {
    happen = resolve
  })
  return { happen, happened }
}
