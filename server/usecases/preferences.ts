import { mustBeActive } from '../domain/permissions.ts'
import { changedPreferences } from './audit-of-settings.ts'
import type { Audit } from './audit.ts'
import type { Actor } from './ports/people.ts'
import type { Reads } from './ports/reads.ts'
import type { Preferences, PreferenceStore } from './ports/settings.ts'

export type PreferenceDeps = Readonly<{
  preferences: PreferenceStore
  reads: Pick<Reads, 'isActive'>
  audit: Pick<Audit, 'recordOf' | 'committed'>
}>

export type OwnPreferences = ReturnType<typeof makePreferences>

/** A person's own preferences. @throws {IncidentError} `unauthorized` */
export function makePreferences({ preferences, reads, audit }: PreferenceDeps) {
  const mustBeAnybody = async ({ userId }: Actor): Promise<void> =>
    mustBeActive({ isActive: await reads.isActive(userId) })

  return {
    async getPreferences(actor: Actor): Promise<Preferences> {
      await mustBeAnybody(actor)
      return preferences.find(actor.userId)
    },

    changePreferences: async (actor: Actor, next: Preferences): Promise<Preferences> => {
      await mustBeAnybody(actor)
      const { userId } = actor
      const present = await preferences.find(userId)
      if (present.assignmentMessages === next.assignmentMessages) return next
      const record = audit.recordOf(actor, changedPreferences(userId, present, next))
      await preferences.save({ userId, preferences: next, audit: record })
      audit.committed([record])
      return next
    },
  }
}
