import type { Store } from './host.ts'
import { notices, type Notice, type Toast } from './state/notices.ts'

export type Notify = ReturnType<typeof makeNotify>

/** Tells the person something, whatever is on screen. */
export function makeNotify(store: Store) {
  const retries = new Map<number, () => void>()
  let count = 0

  function toast(kind: Toast['kind'], notice: Notice, retry?: () => void): void {
    const id = ++count
    if (retry) retries.set(id, retry)
    store.dispatch(notices.actions.toasted({ ...notice, id, kind, canRetry: retry !== undefined }))
  }

  function dismiss(id: number): void {
    retries.delete(id)
    store.dispatch(notices.actions.dismissed(id))
  }

  return {
    /** Stays until it is dismissed. @param retry Does again what failed. */
    failed: (notice: Notice, retry?: () => void) => toast('error', notice, retry),
    /** Goes by itself. */
    done: (notice: Notice) => toast('success', notice),
    /** For screen readers only. */
    announce: (notice: Notice) => void store.dispatch(notices.actions.announced(notice)),
    dismiss,
    tryAgain(id: number): void {
      const retry = retries.get(id)
      dismiss(id)
      retry?.()
    },
  }
}
