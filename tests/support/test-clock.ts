import type { Clock } from '../../server/usecases/ports/process.ts'

type Waiting = { readonly until: number; readonly resolve: () => void }

/** Time that stands still until the test moves it; but no two looks at it are alike, so that order can be seen. */
export class TestClock implements Clock {
  // The plugin refuses a clock that is far from the database's.
  private time = Date.now()
  private waiting: readonly Waiting[] = []

  now(): Date {
    this.time += 1
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
}
