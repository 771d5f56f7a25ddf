import type { YamuxLimits } from './limits.ts'
import type { Timer, Timers } from './timers.ts'

/** A stream of ours that waits for its turn to send SYN. */
interface Opening {
  /** Called once: SYN may go out now. */
  admit(): void
}

interface SynBudgetOptions {
  readonly limits: YamuxLimits
  readonly timers: Timers
  /** A stream has waited too long for its ACK. */
  readonly onLate: () => void
}

/** Keeps few enough SYNs without ACK under way that the peer resets none; the rest wait in order. */
export class SynBudget {
  private readonly options: SynBudgetOptions
  private readonly waiting = new Set<Opening>()
  private readonly underWay = new Map<Opening, Timer>()

  constructor(options: SynBudgetOptions) {
    this.options = options
  }

  request(stream: Opening): void {
    this.waiting.add(stream)
    this.admitNext()
  }

  /** The stream has its ACK, or needs none any more. */
  settle(stream: Opening): void {
    this.waiting.delete(stream)
    this.options.timers.clearTimer(this.underWay.get(stream))
    this.underWay.delete(stream)
    this.admitNext()
  }

  /** Forgets everything: the session is over. */
  clear(): void {
    this.waiting.clear()
    for (const timer of this.underWay.values()) this.options.timers.clearTimer(timer)
    this.underWay.clear()
  }

  private admitNext(): void {
    const { limits, timers, onLate } = this.options
    for (const stream of this.waiting) {
      if (this.underWay.size >= limits.unacknowledged) return
      this.waiting.delete(stream)
      this.underWay.set(stream, timers.setTimer(onLate, limits.acknowledgeWithin))
      stream.admit()
    }
  }
}
