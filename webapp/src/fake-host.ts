import type { CommandHook, HostState, Page, Plugin, SocketEvent } from './host.ts'

const UNLOADED: HostState = { entities: { channels: { channels: {} }, teams: { teams: {} } } }

/**
 * Mattermost's page, for tests: it remembers what was asked of it.
 *
 * @param known The state of the store.
 * @param answers What the REST API answers, by URL; 404 to everything else.
 */
export function makeFakeHost({ known = UNLOADED, answers = {}, basename = '' }: FakeHostOptions = {}) {
  const seen = { visited: [] as string[], plugins: [] as [string, Plugin][] }
  const firstVisit = makeEvent<string>()
  const firstError = makeEvent<unknown>()
  const handlers = new Map<string, (event: SocketEvent) => void>()
  const hooks: CommandHook[] = []
  const push = (path: string) => {
    seen.visited.push(path)
    firstVisit.happen(path)
  }
  const page: Page = {
    basename,
    WebappUtils: { browserHistory: { push } },
    registerPlugin: (id, plugin) => seen.plugins.push([id, plugin]),
    fetch: (url) => Promise.resolve(answer(answers[url])),
    reportError: firstError.happen,
  }
  return {
    ...seen,
    firstVisit: firstVisit.happened,
    firstError: firstError.happened,
    page,
    store: { getState: () => known },
    registry: {
      registerSlashCommandWillBePostedHook: (hook: CommandHook) => void hooks.push(hook),
      registerWebSocketEventHandler: (event: string, handler: (event: SocketEvent) => void) =>
        void handlers.set(event, handler),
    },
    type: (message: string) => hooks.reduce((text, hook) => hook(text, {}).message ?? '', message),
    emit: (event: string, payload: unknown) =>
      handlers.get(event)?.({ data: { payload: JSON.stringify(payload) } }),
  }
}

interface FakeHostOptions {
  readonly known?: HostState
  readonly answers?: Readonly<Record<string, unknown>>
  readonly basename?: string
}

/** jsdom has no Response; these are the members that we use. */
const answer = (body: unknown) =>
  ({
    ok: body !== undefined,
    status: body === undefined ? 404 : 200,
    json: () => Promise.resolve(body),
  }) as Response

function makeEvent<Value>() {
  let happen: (value: Value) => void = () => undefined
  const happened = new Promise<Value>((resolve) => {
    happen = resolve
  })
  return { happen, happened }
}
