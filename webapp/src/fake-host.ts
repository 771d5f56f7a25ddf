import { configureStore, type Reducer } from '@reduxjs/toolkit'
import type { ComponentType, ReactElement } from 'react'

import { OUR_PART, type CommandHook, type HostState, type Page, type Plugin } from './host.ts'
import type { Registry, SocketEvent } from './host.ts'
import { makeFakeServer, type Answers } from './fake-server.ts'

type Known = HostState['entities']
type Handler = (event: { data: unknown; broadcast?: { channel_id?: string } }) => void

/**
 * Mattermost's page, for tests: it remembers what was asked of it.
 *
 * @param known What its store holds.
 * @param answers What the servers answer, see fake-server.ts; 404 to everything else.
 */
export function makeFakeHost({ known = {}, answers = {}, basename = '' }: FakeHostOptions = {}) {
  const seen = {
    visited: [] as string[],
    plugins: [] as [string, Plugin][],
    dialogs: [] as unknown[],
    dispatched: [] as unknown[],
  }
  const firstVisit = makeEvent<string>()
  const firstError = makeEvent<unknown>()
  const server = makeFakeServer(answers)
  const clock = makeFakeClock()
  const { store, addReducer } = makeStore(known)
  const push = (path: string) => {
    seen.visited.push(path)
    firstVisit.happen(path)
  }
  const page: Page = {
    ...clock.page,
    basename,
    document: { cookie: 'MMUSERID=me; MMCSRF=the-token' },
    WebappUtils: { browserHistory: { push } },
    registerPlugin: (id, plugin) => seen.plugins.push([id, plugin]),
    fetch: server.fetch,
    openInteractiveDialog: (request) => seen.dialogs.push(request),
    reportError: firstError.happen,
  }
  return {
    ...seen,
    ...makeRegistry(addReducer),
    firstVisit: firstVisit.happened,
    firstError: firstError.happened,
    requests: server.requests,
    page,
    moveTo: clock.moveTo,
    store: {
      getState: () => store.getState(),
      subscribe: (then: () => void) => store.subscribe(then),
      dispatch: (action: unknown) => {
        seen.dispatched.push(action)
        return store.dispatch(action as { type: string })
      },
    },
    /** The person goes to another channel. */
    visit: (channelId: string) => store.dispatch({ type: 'visit', channelId }),
  }
}

interface FakeHostOptions {
  readonly known?: { readonly [Part in keyof Known]?: Partial<Known[Part]> }
  readonly answers?: Answers
  readonly basename?: string
}

/** The host's reducers and, once registered, ours. */
function makeStore(known: FakeHostOptions['known'] = {}) {
  const entities: Known = {
    channels: { currentChannelId: '', channels: {}, ...known.channels },
    teams: { currentTeamId: '', teams: {}, ...known.teams },
    users: { currentUserId: '', profiles: {}, ...known.users },
  }
  let ours: Reducer = (state: unknown = {}) => state
  const reducer = (
    state: HostState = { entities },
    action: { type: string; channelId?: string },
  ): HostState => ({
    entities: action.type === 'visit' ? inChannel(state.entities, action.channelId) : state.entities,
    [OUR_PART]: ours(state[OUR_PART], action) as HostState[typeof OUR_PART],
  })
  const store = configureStore({ reducer: reducer, devTools: false })
  const addReducer = (registered: unknown) => {
    ours = registered as Reducer // whatever the plugin brings
    store.dispatch({ type: 'reducer-added' })
  }
  return { store, addReducer }
}

const inChannel = (entities: Known, channelId = ''): Known => ({
  ...entities,
  channels: { ...entities.channels, currentChannelId: channelId },
})

function makeRegistry(addReducer: (reducer: unknown) => void) {
  const handlers = new Map<string, Handler>()
  const hooks: CommandHook[] = []
  const screens: ComponentType[] = []
  const buttons: { icon: ReactElement; action: () => void; name: string }[] = []
  let reconnected = () => {}
  const registry: Registry = {
    registerSlashCommandWillBePostedHook: (hook) => void hooks.push(hook),
    registerWebSocketEventHandler: (event, handler: (event: SocketEvent<never>) => void) =>
      void handlers.set(event, handler as Handler),
    registerReconnectHandler: (handler) => void (reconnected = handler),
    registerReducer: addReducer,
    registerTranslations: () => undefined,
    registerRightHandSidebarComponent: (component) => {
      screens.push(component)
      return { showRHSPlugin: { type: 'show' }, toggleRHSPlugin: { type: 'toggle' } }
    },
    registerChannelHeaderButtonAction: (icon, action, name) => void buttons.push({ icon, action, name }),
  }
  return {
    registry,
    screens,
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

/** Pauses end at once; the clock stands until it is moved. */
function makeFakeClock() {
  let now = 0
  const ticks = new Set<() => void>()
  return {
    page: {
      setTimeout(then: () => void) {
        queueMicrotask(then)
        return 0
      },
      setInterval(then: () => void) {
        ticks.add(then)
        return 1
      },
      clearInterval: () => ticks.clear(),
      Date: { now: () => now },
    },
    moveTo: (time: number) => {
      now = time
      ticks.forEach((tick) => tick())
    },
  }
}

function makeEvent<Value>() {
  let happen: (value: Value) => void = () => undefined
  const happened = new Promise<Value>((resolve) => {
    happen = resolve
  })
  return { happen, happened }
}
