/**
 * Tells the open pages of a team, or of everybody, that something changed and can be read again. It names nothing: a
 * team has guests and people who may not see the thing.
 */
export type Signal = Readonly<{
  /** Unique for ever. */
  key: string
  kind: 'playbook_created' | 'playbook_updated' | 'playbook_deleted' | 'settings_changed'
  /** `""` = everybody. */
  teamId: string
}>

/** Signals are written with the change they tell of, and kept until they are told. */
export interface SignalStore {
  /** Oldest first. */
  due(now: Date, limit: number): Promise<readonly Signal[]>
  told(key: string): Promise<void>
  failed(key: string, failure: { message: string; retryAt: Date }): Promise<void>
}
