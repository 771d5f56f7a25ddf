import type { YamuxLimits } from './limits.ts'
import type { Timer, Timers } from './timers.ts'

interface KeepAliveOptions {
  readonly limits: YamuxLimits
  readonly timers: Timers
  readonly sendPing: (value: number) => void
  /** No answer in time; the keep-alive has stopped itself. */
  readonly onSilence: () => void
}

/** Pings the peer now and then, and notices when it is gone without a word. */
export class KeepAlive {
  private readonly options: KeepAliveOptions
  private timer: Timer
  private value = 0
  private isWaiting = false

  constructor(options: KeepAliveOptions) {
    this.options = options
    this.pingLater()
  }

  /** The peer answered a ping; an answer that nobody asked for changes nothing. */
  answered(value: number): void {
    if (!this.isWaiting || value !== this.value) return
    this.isWaiting = false
    this.options.timers.clearTimer(this.timer)
    this.pingLater()
  }

  stop(): void {
    this.isWaiting = false
    this.options.timers.clearTimer(this.timer)
  }

  private pingLater(): void {
    const { limits, timers } = this.options
    this.timer = timers.setTimer(() => this.ping(), limits.pingEvery)
  }

  private ping(): void {
    const { limits, timers, sendPing, onSilence } = this.options
    this.value = (this.value + 1) % 2 ** 32
    this.isWaiting = true
    this.timer = timers.setTimer(onSilence, limits.answerWithin)
    sendPing(this.value)
  }
}
