import { rmSync } from 'node:fs'

/** Signals that end a process without its `exit` event. SIGINT is ignored, see announce.ts. */
const DEADLY = ['SIGTERM', 'SIGHUP'] as const

/**
 * Removes a file when the process ends in any way that can be noticed.
 *
 * A listener of somebody else for a signal is left in charge of how to end; without one the signal still kills.
 *
 * @returns what calls it off.
 */
export function removeAtExit(path: string): () => void {
  const remove = (): void => rmSync(path, { force: true })
  const onSignal = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) return
    remove()
    process.off(signal, onSignal)
    process.kill(process.pid, signal)
  }
  process.on('exit', remove)
  for (const signal of DEADLY) process.on(signal, onSignal)
  return () => {
    process.off('exit', remove)
    for (const signal of DEADLY) process.off(signal, onSignal)
  }
}
