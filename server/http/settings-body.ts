import type { ChangeSettings } from '../contract/settings.ts'
import { invalid } from '../domain/errors.ts'
import type { Settings } from '../domain/settings.ts'

/** What a body wants changed, in the core's words. @throws {IncidentError} `invalid` when that is nothing. */
export function readSettingsBody(body: ChangeSettings): Partial<Settings> {
  if (body.enable_experimental_features === false) {
    throw invalid('enable_experimental_features must be true.', 'enable_experimental_features')
  }
  const given = Object.entries(settingsIn(body)).filter(([, value]) => value !== undefined)
  if (given.length === 0) throw invalid('Send at least one setting.')
  return Object.fromEntries(given)
}

const settingsIn = (body: ChangeSettings) => ({
  enabledTeamIds: listIn(body.enabled_team_ids),
  playbookCreatorIds: listIn(body.playbook_creators_user_ids),
  incidentStarterIds: listIn(body.incident_starters_user_ids),
  startWithoutPlaybook: body.start_without_playbook,
  membersManagePlaybookMembers: body.members_manage_playbook_members,
  membersDeletePublicPlaybooks: body.members_delete_public_playbooks,
  webhookAllowedHosts: listIn(body.webhook_allowed_hosts),
  auditRetentionDays: body.audit_retention_days,
  deliveryRetentionDays: body.delivery_retention_days,
})

/** `null` stands for an empty list. */
const listIn = (given: string[] | null | undefined): string[] | undefined => (given === null ? [] : given)
