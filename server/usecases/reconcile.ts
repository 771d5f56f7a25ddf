import type { Comparisons } from './ports/comparisons.ts'
import type { Clock, Log } from './ports/process.ts'
import type { RecordMembers } from './record-members.ts'
import type { StatusPosts } from './status-posts.ts'

export type ReconcileDeps = Readonly<{
  comparisons: Comparisons
  recordMembers: RecordMembers
  statusPostDeleted: StatusPosts['statusPostDeleted']
  clock: Pick<Clock, 'now'>
  log: Log
}>

const EVERY_MS = 60 * 60_000
const AT_ONCE = 200

/**
 * Repairs what hooks missed while the program was away: who came and left, and which status updates were deleted. Once
 * a process has started, and every hour.
 */
export function makeReconcile(deps: ReconcileDeps) {
  const { comparisons, recordMembers, statusPostDeleted, clock, log } = deps
  let lastAt: Date | undefined
  let running: Promise<void> | undefined

  /** Whoever asks meanwhile waits for the same round. */
  return async function reconcileIfDue(): Promise<void> {
    const isDue = !lastAt || clock.now().getTime() - lastAt.getTime() >= EVERY_MS
    if (isDue) await (running ??= reconcile().finally(() => (running = undefined)))
  }

  async function reconcile(): Promise<void> {
    const begunAt = clock.now()
    let afterId: string | undefined = ''
    while (afterId !== undefined) {
      const { lastId, withOtherMembers, deletedPostIds } = await comparisons.compare(afterId, AT_ONCE)
      for (const id of withOtherMembers) await repaired({ incidentId: id }, recordMembers(id, 'everybody'))
      for (const id of deletedPostIds) await repaired({ postId: id }, statusPostDeleted({ id, key: '' }))
      afterId = lastId
    }
    lastAt = begunAt
  }

  async function repaired(what: Readonly<Record<string, string>>, repair: Promise<void>): Promise<void> {
    try {
      await repair
    } catch (error) {
      log.warn('what the host had could not be taken over', { ...what, error })
    }
  }
}
