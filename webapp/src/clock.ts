import type { Page } from './host.ts'

const TICK = 10_000

/** The one clock of everything that runs; it ticks only while somebody looks. */
export interface Clock {
  /** Milliseconds since 1970, as of the last tick: the same for all until the next one. */
  readonly now: () => number
  /** @returns Ends it. */
  readonly subscribe: (onTick: () => void) => () => void
}

export function makeClock(page: Pick<Page, 'setInterval' | 'clearInterval' | 'Date'>): Clock {
  const listeners = new Set<() => void>()
  let now = page.Date.now()
  let timer = 0
  const look = () => {
    now = page.Date.now()
  }
  const tick = () => {
    look()
    listeners.forEach((listener) => listener())
  }
  return {
    now: () => now,
    subscribe(onTick) {
      if (listeners.size === 0) {
        look()
        timer = page.setInterval(tick, TICK)
      }
      listeners.add(onTick)
      return () => {
        listeners.delete(onTick)
        if (listeners.size === 0) page.clearInterval(timer)
      }
    },
  }
}
