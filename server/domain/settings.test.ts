import { expect, test } from '@jest/globals'

import { SETTINGS_LIMITS } from './settings-limits.ts'
import { cleanSettings } from './settings.ts'

test('only what is given is set; each id counts once, hosts have one spelling', () => {
  expect(cleanSettings({})).toEqual({})
  expect(cleanSettings({ startWithoutPlaybook: false, auditRetentionDays: 30 })).toEqual({
    startWithoutPlaybook: false,
    auditRetentionDays: 30,
  })
  expect(
    cleanSettings({
      enabledTeamIds: ['a', 'b', 'a'],
      playbookCreatorIds: [],
      incidentStarterIds: ['c', 'c'],
      webhookAllowedHosts: ['Example.org', '10.0.0.1', 'example.org'],
    }),
  ).toEqual({
    enabledTeamIds: ['a', 'b'],
    playbookCreatorIds: [],
    incidentStarterIds: ['c'],
    webhookAllowedHosts: ['example.org', '10.0.0.1'],
  })
})

test('P-69: every list has a limit, and one entry more is refused by name', () => {
  const ids = (count: number) => Array.from({ length: count }, (_nothing, index) => `id${index}`)
  const { teams, people, allowedHosts } = SETTINGS_LIMITS
  for (const [name, field, most] of [
    ['enabledTeamIds', 'enabled_team_ids', teams],
    ['playbookCreatorIds', 'playbook_creators_user_ids', people],
    ['incidentStarterIds', 'incident_starters_user_ids', people],
    ['webhookAllowedHosts', 'webhook_allowed_hosts', allowedHosts],
  ] as const) {
    expect(cleanSettings({ [name]: ids(most) })).toEqual({ [name]: ids(most) })
    expect(() => cleanSettings({ [name]: ids(most + 1) })).toThrow(
      expect.objectContaining({ code: 'invalid', details: { field } }),
    )
  }
})

test('the host at fault is named by its line', () => {
  expect(() => cleanSettings({ webhookAllowedHosts: ['example.org', 'http://x'] })).toThrow(
    expect.objectContaining({ details: { field: 'webhook_allowed_hosts.1' } }),
  )
})

test.each([
  ['auditRetentionDays', 'audit_retention_days', 30, 3650],
  ['deliveryRetentionDays', 'delivery_retention_days', 7, 365],
] as const)('%s has its limits', (name, field, min, max) => {
  for (const days of [min, max]) expect(cleanSettings({ [name]: days })).toEqual({ [name]: days })
  for (const days of [min - 1, max + 1]) {
    expect(() => cleanSettings({ [name]: days })).toThrow(
      expect.objectContaining({ code: 'invalid', details: { field } }),
    )
  }
})
