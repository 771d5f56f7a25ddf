import type { ChangeSettings, Settings } from '../../../../server/contract/settings.ts'
import { spellAllowedHost } from '../../../../server/domain/allowed-host-spelling.ts'
import { SETTINGS_LIMITS } from '../../../../server/domain/settings-limits.ts'
import type { Translate } from '../../i18n.ts'

/** What stands in the form's controls; what is typed stays text until it is sent. */
export interface SettingsValues {
  readonly areTeamsSelected: boolean
  readonly teamIds: readonly string[]
  /** None = everyone. */
  readonly creatorIds: readonly string[]
  /** None = everyone. */
  readonly starterIds: readonly string[]
  readonly startWithoutPlaybook: boolean
  readonly membersManage: boolean
  readonly membersDelete: boolean
  /** One a line. */
  readonly allowedHosts: string
  readonly auditDays: string
  readonly deliveryDays: string
}

export type SettingName = keyof SettingsValues

/** What is wrong with single settings, in a sentence each. */
export type Problems = { readonly [Name in SettingName]?: string }

export const valuesOf = (settings: Settings): SettingsValues => ({
  areTeamsSelected: settings.enabled_team_ids.length > 0,
  teamIds: settings.enabled_team_ids,
  creatorIds: settings.playbook_creators_user_ids,
  starterIds: settings.incident_starters_user_ids,
  startWithoutPlaybook: settings.start_without_playbook,
  membersManage: settings.members_manage_playbook_members,
  membersDelete: settings.members_delete_public_playbooks,
  allowedHosts: settings.webhook_allowed_hosts.join('\n'),
  auditDays: String(settings.audit_retention_days),
  deliveryDays: String(settings.delivery_retention_days),
})

/** Whether it is all of them, as only administrators are told; to them the days are never zero. */
export const isWhole = (settings: Settings): boolean => settings.audit_retention_days > 0

/** The name of each setting in requests and answers. */
const WIRE = {
  areTeamsSelected: 'enabled_team_ids',
  teamIds: 'enabled_team_ids',
  creatorIds: 'playbook_creators_user_ids',
  starterIds: 'incident_starters_user_ids',
  startWithoutPlaybook: 'start_without_playbook',
  membersManage: 'members_manage_playbook_members',
  membersDelete: 'members_delete_public_playbooks',
  allowedHosts: 'webhook_allowed_hosts',
  auditDays: 'audit_retention_days',
  deliveryDays: 'delivery_retention_days',
} as const satisfies Record<SettingName, keyof ChangeSettings>

/** What is sent for the settings that were changed. They must be without problems. */
export function toChange(values: SettingsValues, names: readonly SettingName[]): ChangeSettings {
  const whole: ChangeSettings = {
    enabled_team_ids: values.areTeamsSelected ? [...values.teamIds] : [],
    playbook_creators_user_ids: [...values.creatorIds],
    incident_starters_user_ids: [...values.starterIds],
    start_without_playbook: values.startWithoutPlaybook,
    members_manage_playbook_members: values.membersManage,
    members_delete_public_playbooks: values.membersDelete,
    webhook_allowed_hosts: linesOf(values.allowedHosts),
    audit_retention_days: Number(values.auditDays),
    delivery_retention_days: Number(values.deliveryDays),
  }
  const wanted = names.map((name) => WIRE[name])
  return Object.fromEntries(Object.entries(whole).filter(([name]) => wanted.some((one) => one === name)))
}

/** Which setting a field of a refusal is about, such as `webhook_allowed_hosts.2`. */
export function settingOf(field: string | undefined): SettingName | undefined {
  const name = field?.split('.')[0]
  return NAMES.find((setting) => WIRE[setting] === name && setting !== 'areTeamsSelected')
}

const NAMES = Object.keys(WIRE) as SettingName[] // of a record over all of them

/** Before anything is sent; the server judges again. */
export function problemsOf(values: SettingsValues, translate: Translate): Problems {
  const hosts = wrongLines(values.allowedHosts)
  const { auditRetentionDays, deliveryRetentionDays } = SETTINGS_LIMITS
  return {
    ...(values.areTeamsSelected && values.teamIds.length === 0
      ? { teamIds: translate('webapp.settings.no_team') }
      : {}),
    ...(hosts.length > 0
      ? { allowedHosts: translate('webapp.settings.wrong_lines', { lines: hosts.join(', ') }) }
      : {}),
    ...(isWithin(values.auditDays, auditRetentionDays)
      ? {}
      : { auditDays: translate('webapp.settings.wrong_days', auditRetentionDays) }),
    ...(isWithin(values.deliveryDays, deliveryRetentionDays)
      ? {}
      : { deliveryDays: translate('webapp.settings.wrong_days', deliveryRetentionDays) }),
  }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const wrongLines = (text: string): string[] =>
  linesOf(text)
    .filter((line) => spellAllowedHost(line) === undefined)
    .map((line) => `“${line}”`)

const isWithin = (text: string, { min, max }: { readonly min: number; readonly max: number }): boolean =>
  /^\s*\d+\s*$/.test(text) && Number(text) >= min && Number(text) <= max

export const namesOf = (values: Partial<SettingsValues>) => Object.keys(values) as SettingName[] // has no other keys

/** Those of these names. */
export const only = <Values extends object>(values: Values, names: readonly SettingName[]): Partial<Values> =>
  filtered(values, (name) => names.some((one) => one === name))

/** All but these. */
export const without = <Values extends object>(
  values: Values,
  names: readonly SettingName[],
): Partial<Values> => filtered(values, (name) => !names.some((one) => one === name))

const filtered = <Values extends object>(values: Values, isWanted: (name: string) => boolean) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name))) as Partial<Values> // a part of it
