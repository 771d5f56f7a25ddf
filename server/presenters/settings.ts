import type * as wire from '../contract/settings.ts'
import type { Capabilities } from '../domain/capabilities.ts'
import type { Settings } from '../domain/settings.ts'

type SeenSettings = Readonly<{ settings: Settings; capabilities: Capabilities | undefined }>

export const presentSettings = ({ settings, capabilities }: SeenSettings): wire.Settings => ({
  enabled_team_ids: [...settings.enabledTeamIds],
  playbook_creators_user_ids: [...settings.playbookCreatorIds],
  incident_starters_user_ids: [...settings.incidentStarterIds],
  start_without_playbook: settings.startWithoutPlaybook,
  members_manage_playbook_members: settings.membersManagePlaybookMembers,
  members_delete_public_playbooks: settings.membersDeletePublicPlaybooks,
  webhook_allowed_hosts: [...settings.webhookAllowedHosts],
  audit_retention_days: settings.auditRetentionDays,
  delivery_retention_days: settings.deliveryRetentionDays,
  // Kept for the shape of v0.
  enable_experimental_features: true,
  ...(capabilities && {
    capabilities: {
      team_enabled: capabilities.isTeamEnabled,
      start_incidents: capabilities.mayStartIncidents,
      create_playbooks: capabilities.mayCreatePlaybooks,
      manage_all_playbooks: capabilities.mayManageAllPlaybooks,
    },
  }),
})
