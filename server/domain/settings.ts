import { cleanAllowedHost } from './allowed-host.ts'
import { invalid } from './errors.ts'
import { SETTINGS_LIMITS } from './settings-limits.ts'

/** What an administrator decides for the whole server. */
export type Settings = Readonly<{
  /** Teams that have the product; none = all. */
  enabledTeamIds: readonly string[]
  /** Who may create playbooks; none = everybody who is no guest. */
  playbookCreatorIds: readonly string[]
  /** Who may start incidents; none = everybody whom the other rules allow. */
  incidentStarterIds: readonly string[]
  startWithoutPlaybook: boolean
  membersManagePlaybookMembers: boolean
  membersDeletePublicPlaybooks: boolean
  /** Names, addresses and CIDR ranges that webhooks may reach although inward. */
  webhookAllowedHosts: readonly string[]
  auditRetentionDays: number
  deliveryRetentionDays: number
}>

export const DEFAULT_SETTINGS: Settings = {
  enabledTeamIds: [],
  playbookCreatorIds: [],
  incidentStarterIds: [],
  startWithoutPlaybook: true,
  membersManagePlaybookMembers: true,
  membersDeletePublicPlaybooks: true,
  webhookAllowedHosts: [],
  auditRetentionDays: 365,
  deliveryRetentionDays: 30,
}

/** Some of the settings, as they are stored: each id once, hosts in their one spelling. @throws {IncidentError} `invalid` */
export function cleanSettings(change: Partial<Settings>): Partial<Settings> {
  const { enabledTeamIds, playbookCreatorIds, incidentStarterIds, webhookAllowedHosts } = change
  mustBeWithin(change.auditRetentionDays, SETTINGS_LIMITS.auditRetentionDays, 'audit_retention_days')
  mustBeWithin(change.deliveryRetentionDays, SETTINGS_LIMITS.deliveryRetentionDays, 'delivery_retention_days')
  const { teams, people, allowedHosts } = SETTINGS_LIMITS
  return {
    ...change,
    ...(enabledTeamIds && { enabledTeamIds: once(enabledTeamIds, teams, 'enabled_team_ids') }),
    ...(playbookCreatorIds && {
      playbookCreatorIds: once(playbookCreatorIds, people, 'playbook_creators_user_ids'),
    }),
    ...(incidentStarterIds && {
      incidentStarterIds: once(incidentStarterIds, people, 'incident_starters_user_ids'),
    }),
    ...(webhookAllowedHosts && {
      webhookAllowedHosts: once(webhookAllowedHosts.map(cleanAt), allowedHosts, 'webhook_allowed_hosts'),
    }),
  }
}

const cleanAt = (host: string, index: number): string =>
  cleanAllowedHost(host, `webhook_allowed_hosts.${index}`)

function once(list: readonly string[], max: number, field: string): readonly string[] {
  const distinct = [...new Set(list)]
  if (distinct.length > max) throw invalid(`${field} may have at most ${max} entries.`, field)
  return distinct
}

function mustBeWithin(
  days: number | undefined,
  { min, max }: { readonly min: number; readonly max: number },
  field: string,
): void {
  if (days === undefined || (days >= min && days <= max)) return
  throw invalid(`${field} must be ${min} to ${max} days.`, field)
}
