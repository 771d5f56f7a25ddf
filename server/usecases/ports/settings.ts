import type { TeamFacts } from '../../domain/permissions.ts'
import type { Settings } from '../../domain/settings.ts'
import type { AuditRecord } from './audit.ts'
import type { Signal } from './signals.ts'

export type SettingsSeen = Readonly<{
  settings: Settings
  /** Of the person in the team that was asked about; without one as in an unknown team. */
  facts: Omit<TeamFacts, 'isAdmin'> & { readonly isServerGuest: boolean }
}>

export interface SettingsStore {
  /** @param teamId `""` = none. */
  find(question: { userId: string; teamId: string }): Promise<SettingsSeen>
  /** Those of the ids that no team and no account has, deleted ones apart: they are still known. */
  findUnknown(question: {
    teamIds: readonly string[]
    userIds: readonly string[]
  }): Promise<{ readonly teamIds: readonly string[]; readonly userIds: readonly string[] }>
  /** Writes these settings, and what it tells. */
  save(order: {
    change: Partial<Settings>
    by: string
    signal: Signal
    audit: AuditRecord
    at: Date
  }): Promise<void>
}

export type Preferences = Readonly<{
  /** Direct messages when a task is assigned to this person. */
  assignmentMessages: boolean
}>

export interface PreferenceStore {
  find(userId: string): Promise<Preferences>
  save(order: { userId: string; preferences: Preferences; audit: AuditRecord }): Promise<void>
}
