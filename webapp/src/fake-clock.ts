import type { Page } from './host.ts'

/** Pauses up to here end at once: what they spread out or wait for does not happen in tests. */
const SHORT = 500

interface Timer {
  readonly then: () => void
  readonly at: number
  readonly every: number | undefined
}

type Timing = Pick<Page, 'setTimeout' | 'clearTimeout' | 'setInterval' | 'clearInterval' | 'Date'>

/** The page's time, for tests: it stands until it is moved, short pauses aside. */
export function makeFakeClock(): { page: Timing; moveTo: (time: number) => void } {
  let now = 0
  let count = 0
  const timers = new Map<number, Timer>()
  const add = (then: () => void, delay: number, every: number | undefined) => {
    const id = ++count
    timers.set(id, { then, at: now + delay, every })
    return id
  }
  const fire = (id: number) => {
    const timer = timers.get(id)
    if (!timer) return
    if (timer.every === undefined) timers.delete(id)
    else timers.set(id, { ...timer, at: now + timer.every })
    timer.then()
  }
  return {
    page: {
      setTimeout(then, delay) {
        const id = add(then, delay, undefined)
        if (delay <= SHORT) queueMicrotask(() => fire(id))
        return id
      },
      clearTimeout: (id) => void timers.delete(id),
      setInterval: (then, delay) => add(then, delay, delay),
      clearInterval: (id) => void timers.delete(id),
      Date: { now: () => now },
    },
    moveTo(time) {
      now = time
      for (const [id, { at }] of [...timers]) if (at <= now) fire(id)
    },
  }
}
