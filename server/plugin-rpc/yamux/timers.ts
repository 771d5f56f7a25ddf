/** A timer that runs; only who started it knows what it is. */
export type Timer = Parameters<typeof clearTimeout>[0]

/** Timers as an argument, so that tests put their own in place and never wait. */
export interface Timers {
  /** Runs `action` once after `milliseconds`, unless cleared before. */
  readonly setTimer: (action: () => void, milliseconds: number) => Timer
  readonly clearTimer: (timer: Timer) => void
}

/** Node's timers, which do not keep the process alive. */
export const systemTimers: Timers = {
  setTimer: (action, milliseconds) => setTimeout(action, milliseconds).unref(),
  clearTimer: (timer) => clearTimeout(timer),
}
