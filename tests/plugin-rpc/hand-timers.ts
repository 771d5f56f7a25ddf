import type { Timers } from '../../server/plugin-rpc/yamux/timers.ts'

export interface HandTimers extends Timers {
  /** Lets time pass: runs what is due, also what that starts, in order. */
  readonly moveBy: (milliseconds: number) => void
  /** How many timers run. */
  readonly count: () => number
}

/** Timers that go on when the test says so. */
export function makeHandTimers(): HandTimers {
  const due = new Map<number, { readonly at: number; readonly action: () => void }>()
  let now = 0
  let lastId = 0

  const nextDue = (until: number) =>
    [...due].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at)[0]

  return {
    setTimer(action, milliseconds) {
      lastId += 1
      due.set(lastId, { at: now + milliseconds, action })
      return lastId
    },
    clearTimer: (timer) => void due.delete(Number(timer)),
    moveBy(milliseconds) {
      const until = now + milliseconds
      for (let next = nextDue(until); next; next = nextDue(until)) {
        const [id, { at, action }] = next
        due.delete(id)
        now = at
        action()
      }
      now = until
    },
    count: () => due.size,
  }
}
