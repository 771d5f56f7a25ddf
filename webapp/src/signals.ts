import type { Page } from './host.ts'

/** What happened that makes a page's knowledge old, without saying what changed. */
export type Signal =
  /** Incidents of the team on screen; also those whose channel the person entered or left. */
  | 'incidents_changed'
  | 'playbooks_changed'
  | 'settings_changed'
  /** The connection was lost and is back. */
  | 'reconnected'

export type Signals = ReturnType<typeof makeSignals>

/** Not every browser asks at the same moment. */
const LONGEST_WAIT = 3000

/** Passes on to whatever is on screen what the sockets say. */
export function makeSignals(page: Pick<Page, 'setTimeout'>) {
  const listeners = new Map<Signal, Set<() => void>>()
  const send = (signal: Signal) => listeners.get(signal)?.forEach((listener) => listener())
  return {
    send,
    /** What the server tells many at once is passed on after 0 to 3 s. */
    sendSoon: (signal: Signal) => void page.setTimeout(() => send(signal), Math.random() * LONGEST_WAIT),
    /** @returns Ends it. */
    subscribe(signal: Signal, listener: () => void): () => void {
      const known = listeners.get(signal) ?? new Set()
      listeners.set(signal, known.add(listener))
      return () => void known.delete(listener)
    },
  }
}
