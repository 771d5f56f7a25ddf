import { EXPIRING, type Expiring, type RetentionStore } from './ports/retention.ts'
import type { Clock, Log } from './ports/process.ts'
import type { SettingsStore } from './ports/settings.ts'

export type RetentionDeps = Readonly<{
  retention: RetentionStore
  settings: Pick<SettingsStore, 'find'>
  clock: Clock
  log: Log
}>

const DAY_MS = 24 * 60 * 60_000
const BATCH = 1_000
/** For whatever else needs the database. */
const PAUSE_MS = 200

/** Removes what has had its time, once a day on one node. Incidents, their record and playbooks stay for ever. */
export function makeRetention({ retention, settings, clock, log }: RetentionDeps) {
  let running: Promise<void> | undefined

  /** Whoever asks meanwhile waits for the same round. */
  return (): Promise<void> => (running ??= removeIfDue().finally(() => (running = undefined)))

  async function removeIfDue(): Promise<void> {
    const now = clock.now()
    if (!(await retention.claim(daysBefore(now, 1), now))) return
    const { auditRetentionDays, deliveryRetentionDays } = (await settings.find({ userId: '', teamId: '' }))
      .settings
    const lives: Readonly<Record<Expiring, number>> = {
      abandoned_starts: 7,
      // They say themselves when they end.
      idempotency_keys: 0,
      dead_effects: 30,
      pending_welcomes: 90,
      webhook_deliveries: deliveryRetentionDays,
      audit_records: auditRetentionDays,
    }
    const removed: Partial<Record<Expiring, number>> = {}
    for (const what of EXPIRING) removed[what] = await removeAll(what, daysBefore(now, lives[what]))
    log.info('what has had its time is removed', removed)
  }

  async function removeAll(what: Expiring, before: Date): Promise<number> {
    let total = 0
    for (;;) {
      const removed = await retention.remove(what, before, BATCH)
      total += removed
      if (removed < BATCH) return total
      await clock.wait(PAUSE_MS)
    }
  }
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS)
