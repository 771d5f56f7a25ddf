import type { SocketEvent } from '../session/socket.ts'

type EventHandler = (event: SocketEvent) => void

interface Handlers {
  readonly events: Map<string, EventHandler>
  reconnect?: () => void
  translations?: (locale: string) => Record<string, string>
}

const byPlugin = new Map<string, Handlers>()

/** What a plugin registered that is no component: one handler an event, one for reconnecting, its texts. */
export function handlersOf(pluginId: string): Handlers {
  const handlers = byPlugin.get(pluginId) ?? { events: new Map<string, EventHandler>() }
  byPlugin.set(pluginId, handlers)
  return handlers
}

export const forgetHandlers = (pluginId: string): boolean => byPlugin.delete(pluginId)

/** Tells the plugins; one that throws keeps the others from nothing. */
export function tellEvent(event: SocketEvent): void {
  for (const { events } of byPlugin.values()) reportingErrors(() => events.get(event.event)?.(event))
}

export function tellReconnect(): void {
  for (const { reconnect } of byPlugin.values()) reportingErrors(() => reconnect?.())
}

/** All plugins' texts of that language. */
export const translationsOf = (locale: string): Record<string, string> =>
  Object.assign(
    {},
    ...[...byPlugin.values()].map((handlers) => handlers.translations?.(locale) ?? {}),
  ) as Record<string, string>

function reportingErrors(call: () => void): void {
  try {
    call()
  } catch (error) {
    reportError(error)
  }
}
