/** What does not stay for ever. */
export const EXPIRING = [
  'abandoned_starts',
  'idempotency_keys',
  'dead_effects',
  'pending_welcomes',
  'webhook_deliveries',
  'audit_records',
] as const

export type Expiring = (typeof EXPIRING)[number]

export interface RetentionStore {
  /** Whether it was not done since then, by any node; from now on it counts as done. */
  claim(since: Date, now: Date): Promise<boolean>
  /** Removes at most so many that came to their end before that time, and none that somebody is changing. */
  remove(what: Expiring, before: Date, limit: number): Promise<number>
}
