import type { Clock } from '../../server/usecases/ports.ts'

type Waiting = { readonly until: number; readonly resolve: () => void }

/** Time that stands still until the test moves it. */
export class TestClock implements Clock {
  // The plugin refuses a clock that is far from the database's.
  private time = Date.now()
  private waiting: readonly Waiting[] = []

  now(): Date {
    return new Date(this.time)
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.waiting = [...this.waiting, { until: this.time + milliseconds, resolve }]
    })
  }

  /** Everybody whose time has come goes on. */
  moveBy(milliseconds: number): void {
    this.time += milliseconds
    const due = this.waiting.filter(({ until }) => until <= this.time)
    this.waiting = this.waiting.filter(({ until }) => until > this.time)
    for (const { resolve } of due) resolve()
  }

  /** Lets time pass in steps until something is done that waits for it. */
  async passWhile<T>(work: Promise<T>, step = 100): Promise<T> {
    let isDone = false
    const done = work.finally(() => (isDone = true))
    // The rejection is the caller's, by what is returned.
    done.catch(() => undefined)
    while (!isDone) {
      this.moveBy(step)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return done
  }
}
