import type { Clock, Locks, Log } from '../usecases/ports/process.ts'

export type Periodic = Readonly<{
  name: string
  everyMs: number
  run(): Promise<void>
}>

export type EveryDeps = Readonly<{ locks: Locks; clock: Clock; log: Log }>

/**
 * Runs a piece of work at once and then every so often, on one node at a time. A run that fails is logged and the
 * next one comes all the same.
 */
export function runEvery(
  { locks, clock, log }: EveryDeps,
  { name, everyMs, run }: Periodic,
): { stop(): Promise<void> } {
  const stopped = new AbortController()
  const ended = loop()

  async function loop(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        await locks.tryHold(`every:${name}`, run)
      } catch (error) {
        log.error('periodic work failed', { work: name, error })
      }
      await Promise.race([clock.wait(everyMs), abortOf(stopped.signal)])
    }
  }

  return {
    /** Resolves when a run that is under way has ended. */
    async stop() {
      stopped.abort()
      await ended
    },
  }
}

const abortOf = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
