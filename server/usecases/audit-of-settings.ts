import { changedFields, type AuditColumn, type AuditedAct } from '../domain/audit.ts'
import type { Settings } from '../domain/settings.ts'
import type { Preferences } from './ports/settings.ts'

const SETTINGS: Readonly<Record<keyof Settings, AuditColumn>> = {
  enabledTeamIds: ['enabled_team_ids', 'ids'],
  playbookCreatorIds: ['playbook_creators_user_ids', 'ids'],
  incidentStarterIds: ['incident_starters_user_ids', 'ids'],
  startWithoutPlaybook: ['start_without_playbook', 'values'],
  membersManagePlaybookMembers: ['members_manage_playbook_members', 'values'],
  membersDeletePublicPlaybooks: ['members_delete_public_playbooks', 'values'],
  webhookAllowedHosts: ['webhook_allowed_hosts', 'nothing'],
  auditRetentionDays: ['audit_retention_days', 'values'],
  deliveryRetentionDays: ['delivery_retention_days', 'values'],
}

const PREFERENCES: Readonly<Record<keyof Preferences, AuditColumn>> = {
  assignmentMessages: ['assignment_messages', 'values'],
}

export const changedSettings = (before: Settings, after: Settings): AuditedAct => ({
  action: 'settings.change',
  object: { type: 'settings', id: '' },
  fields: changedFields(SETTINGS, before, after),
})

export const changedPreferences = (userId: string, before: Preferences, after: Preferences): AuditedAct => ({
  action: 'preferences.change',
  object: { type: 'user', id: userId },
  fields: changedFields(PREFERENCES, before, after),
})
