import { HostRefusal } from './ports/host.ts'

/** For what may be gone, or closed, already: a `catch` that lets every other error pass. */
export function ignoreRefusal(error: unknown): undefined {
  if (!(error instanceof HostRefusal)) throw error
  return undefined
}
