import type { Signal, SignalStore } from './ports/signals.ts'
import type { Host } from './ports/host.ts'
import type { Clock, Log } from './ports/process.ts'

export type SignalDeps = Readonly<{
  signals: SignalStore
  host: Pick<Host, 'publishSignal'>
  clock: Clock
  log: Log
}>

export type Signals = ReturnType<typeof makeSignals>

const SWEEP_LIMIT = 200
const RETRY_MS = 15_000

/**
 * Tells what committed changes still owe the pages of a team. Whoever changed something calls `soon`; `sweep` finds
 * what a crash or a silent host left. To be told twice does no harm.
 */
export function makeSignals({ signals, host, clock, log }: SignalDeps) {
  const running = new Map<string, Promise<void>>()
  let sweeping: Promise<void> | undefined

  function soon(signal: Signal): void {
    running.set(
      signal.key,
      tell(signal).finally(() => running.delete(signal.key)),
    )
  }

  async function tell(signal: Signal): Promise<void> {
    try {
      await host.publishSignal(signal)
      await signals.told(signal.key)
    } catch (error) {
      // Should the database be away as well, it stays due.
      await putOff(signal, error).catch(() => undefined)
    }
  }

  async function putOff({ key, kind }: Signal, error: unknown): Promise<void> {
    log.warn('signal not told', { kind, error })
    const message = error instanceof Error ? error.message : String(error)
    await signals.failed(key, { message, retryAt: new Date(clock.now().getTime() + RETRY_MS) })
  }

  return {
    /** Tells what the caller has just committed, in the background. */
    soon,

    /** Tells what is due and not under way; whoever asks meanwhile waits for the same round. */
    sweep: (): Promise<void> => (sweeping ??= tellDue().finally(() => (sweeping = undefined))),

    drain,
  }

  async function tellDue(): Promise<void> {
    await drain()
    const due = await signals.due(clock.now(), SWEEP_LIMIT)
    for (const signal of due) if (!running.has(signal.key)) await tell(signal)
  }

  /** Resolves when nothing is under way any more. */
  async function drain(): Promise<void> {
    while (running.size > 0) await Promise.all(running.values())
  }
}
