import {
  capabilitiesOf,
  mustChangeSettings,
  mustReadSettings,
  type Capabilities,
} from '../domain/capabilities.ts'
import { invalid } from '../domain/errors.ts'
import { cleanSettings, DEFAULT_SETTINGS, type Settings } from '../domain/settings.ts'
import { changedSettings } from './audit-of-settings.ts'
import type { Audit } from './audit.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { NewId } from './ports/process.ts'
import type { SettingsSeen, SettingsStore } from './ports/settings.ts'
import type { Signals } from './signals.ts'

export type SettingsDeps = Readonly<{
  settings: SettingsStore
  host: Pick<Host, 'isAdmin' | 'mayInTeam'>
  signals: Pick<Signals, 'soon'>
  audit: Pick<Audit, 'recordOf' | 'committed'>
  newId: NewId
}>

export type SeenSettings = Readonly<{ settings: Settings; capabilities: Capabilities | undefined }>

export type ManageSettings = ReturnType<typeof makeSettings>

export function makeSettings(deps: SettingsDeps) {
  const { settings: store, host, signals, audit, newId } = deps

  return {
    /**
     * The settings as far as they concern this person, and what they may do in a team, if one is asked about.
     *
     * @param teamId `""` = none.
     * @throws {IncidentError} `unauthorized`; `forbidden` for guests, foreign and unknown teams.
     */
    async getSettings({ userId }: Actor, teamId: string): Promise<SeenSettings> {
      const [isAdmin, isTeamAdmin, seen] = await Promise.all([
        host.isAdmin(userId),
        teamId !== '' && host.mayInTeam(userId, teamId, 'manage_team'),
        store.find({ userId, teamId }),
      ])
      const facts = { ...seen.facts, isAdmin, isTeamAdmin }
      mustReadSettings(facts, teamId === '' ? undefined : facts)
      return {
        settings: isAdmin ? seen.settings : concerning(seen.settings),
        capabilities: teamId === '' ? undefined : capabilitiesOf({ ...facts, ...listings(seen, userId) }),
      }
    },

    /**
     * Changes those settings that are given.
     *
     * @throws {IncidentError} `unauthorized`, `forbidden` for all but administrators, `invalid`.
     */
    changeSettings: async (actor: Actor, given: Partial<Settings>): Promise<void> => {
      const { userId } = actor
      const [isAdmin, { facts, settings }] = await Promise.all([
        host.isAdmin(userId),
        store.find({ userId, teamId: '' }),
      ])
      mustChangeSettings({ ...facts, isAdmin })
      const change = different(cleanSettings(given), settings)
      if (Object.keys(change).length === 0) return
      await mustBeKnown(change, settings)
      const signal = { key: newId(), kind: 'settings_changed', teamId: '' } as const
      const record = audit.recordOf(actor, changedSettings(settings, { ...settings, ...change }))
      await store.save({ change, by: userId, signal, audit: record, at: record.at })
      audit.committed([record])
      signals.soon(signal)
    },
  }

  /** What is listed already may stay: whoever is gone since must not keep others from being taken off. */
  async function mustBeKnown(change: Partial<Settings>, present: Settings): Promise<void> {
    const added = (field: 'enabledTeamIds' | 'playbookCreatorIds' | 'incidentStarterIds') =>
      (change[field] ?? []).filter((id) => !present[field].includes(id))
    const [teamIds, creators, starters] = [
      added('enabledTeamIds'),
      added('playbookCreatorIds'),
      added('incidentStarterIds'),
    ]
    const unknown = await store.findUnknown({ teamIds, userIds: [...creators, ...starters] })
    const people = new Set(unknown.userIds)
    if (unknown.teamIds.length > 0) throw refused('There is no team', unknown.teamIds, 'enabled_team_ids')
    for (const [ids, field] of [
      [creators, 'playbook_creators_user_ids'],
      [starters, 'incident_starters_user_ids'],
    ] as const) {
      const missing = ids.filter((id) => people.has(id))
      if (missing.length > 0) throw refused('There is no user', missing, field)
    }
  }
}

const different = (given: Partial<Settings>, present: Settings): Partial<Settings> =>
  Object.fromEntries(
    Object.entries({ ...present, ...given }).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(present[field as keyof Settings]),
    ),
  )

const refused = (what: string, [id = '']: readonly string[], field: string): Error =>
  invalid(`${what} ${id}.`, field)

/** What somebody sees who does not administer the server; the rest is left empty. */
const concerning = (settings: Settings): Settings => ({
  ...DEFAULT_SETTINGS,
  auditRetentionDays: 0,
  deliveryRetentionDays: 0,
  playbookCreatorIds: settings.playbookCreatorIds,
  startWithoutPlaybook: settings.startWithoutPlaybook,
  membersManagePlaybookMembers: settings.membersManagePlaybookMembers,
  membersDeletePublicPlaybooks: settings.membersDeletePublicPlaybooks,
})

const listings = ({ settings }: SettingsSeen, userId: string) => ({
  isStartersListEmpty: settings.incidentStarterIds.length === 0,
  isOnStartersList: settings.incidentStarterIds.includes(userId),
  mayStartWithoutPlaybook: settings.startWithoutPlaybook,
  isCreatorsListEmpty: settings.playbookCreatorIds.length === 0,
  isOnCreatorsList: settings.playbookCreatorIds.includes(userId),
})
