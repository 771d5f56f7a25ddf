import { mustBeActive } from '../domain/permissions.ts'
import type { Actor } from './ports/people.ts'
import type { Reads } from './ports/reads.ts'
import type { Preferences, PreferenceStore } from './ports/settings.ts'

export type PreferenceDeps = Readonly<{ preferences: PreferenceStore; reads: Pick<Reads, 'isActive'> }>

export type OwnPreferences = ReturnType<typeof makePreferences>

/** A person's own preferences. @throws {IncidentError} `unauthorized` */
export function makePreferences({ preferences, reads }: PreferenceDeps) {
  const mustBeAnybody = async ({ userId }: Actor): Promise<void> =>
    mustBeActive({ isActive: await reads.isActive(userId) })

  return {
    async getPreferences(actor: Actor): Promise<Preferences> {
      await mustBeAnybody(actor)
      return preferences.find(actor.userId)
    },

    async changePreferences(actor: Actor, next: Preferences): Promise<Preferences> {
      await mustBeAnybody(actor)
      await preferences.save(actor.userId, next)
      return next
    },
  }
}
