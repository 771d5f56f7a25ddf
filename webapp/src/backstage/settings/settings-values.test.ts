import { expect, test } from '@jest/globals'

import type { Settings } from '../../../../server/contract/settings.ts'
import { problemsOf, settingOf, toChange, valuesOf } from './settings-values.ts'

const settings: Settings = {
  enabled_team_ids: [],
  playbook_creators_user_ids: ['ann'],
  incident_starters_user_ids: [],
  start_without_playbook: true,
  members_manage_playbook_members: true,
  members_delete_public_playbooks: false,
  webhook_allowed_hosts: ['hooks.example.org', '10.0.0.0/8'],
  audit_retention_days: 365,
  delivery_retention_days: 30,
  enable_experimental_features: true,
}
const values = valuesOf(settings)
const say = (id: string, given: object = {}) => `${id} ${JSON.stringify(given)}`

test('only what was changed is sent', () => {
  expect(toChange({ ...values, startWithoutPlaybook: false }, ['startWithoutPlaybook'])).toEqual({
    start_without_playbook: false,
  })
  expect(toChange({ ...values, allowedHosts: ' a.example \n\n b.example' }, ['allowedHosts'])).toEqual({
    webhook_allowed_hosts: ['a.example', 'b.example'],
  })
})

test('what was read is without problems, and the same when it is sent', () => {
  expect(problemsOf(values, say)).toEqual({})
  expect(toChange(values, ['creatorIds', 'allowedHosts', 'auditDays', 'deliveryDays'])).toEqual({
    playbook_creators_user_ids: ['ann'],
    webhook_allowed_hosts: ['hooks.example.org', '10.0.0.0/8'],
    audit_retention_days: 365,
    delivery_retention_days: 30,
  })
})

test('A-207: selected teams with none chosen are a problem, and all teams are none', () => {
  expect(problemsOf({ ...values, areTeamsSelected: true }, say)).toEqual({
    teamIds: 'webapp.settings.no_team {}',
  })
  const others = { ...values, areTeamsSelected: false, teamIds: ['team-1'] }
  expect(problemsOf(others, say)).toEqual({})
  expect(toChange(others, ['areTeamsSelected'])).toEqual({ enabled_team_ids: [] })
})

test('every wrong line is named', () => {
  const problems = problemsOf({ ...values, allowedHosts: 'fine.example\nhttp://no\n10.0.0.0/99' }, say)
  expect(problems.allowedHosts).toContain('“http://no”, “10.0.0.0/99”')
})

test.each(['', '29', '3651', '40.5', 'forty', '-40'])(
  '“%s” is no number of days for audit records',
  (text) => {
    expect(Object.keys(problemsOf({ ...values, auditDays: text }, say))).toEqual(['auditDays'])
  },
)

test('a refusal leads to its control', () => {
  expect(settingOf('webhook_allowed_hosts.3')).toBe('allowedHosts')
  expect(settingOf('enabled_team_ids')).toBe('teamIds')
  expect(settingOf('something_else')).toBeUndefined()
  expect(settingOf(undefined)).toBeUndefined()
})
