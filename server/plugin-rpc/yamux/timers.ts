/** A timer that was started; what is in it is the business of who made it. */
export type Timer = object

/** The timers of a session. Tests put their own in place, so that they never wait. */
export interface Timers {
  /** Runs `action` once after `milliseconds`, unless cleared before. */
  readonly setTimer: (action: () => void, milliseconds: number) => Timer
  readonly clearTimer: (timer: Timer) => void
}

const running = new WeakMap<Timer, NodeJS.Timeout>()

/** Node's timers, which do not keep the process alive. */
export const systemTimers: Timers = {
  setTimer(action, milliseconds) {
    const timer = {}
    running.set(timer, setTimeout(action, milliseconds).unref())
    return timer
  },
  clearTimer(timer) {
    clearTimeout(running.get(timer))
  },
}
