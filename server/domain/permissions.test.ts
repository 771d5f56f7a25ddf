import { expect, test } from '@jest/globals'

import { IncidentError } from './errors.ts'
import { canUsePlaybook, mustEdit, mustStartInTeam, mustView } from './permissions.ts'
import type { IncidentFacts, StartFacts } from './permissions.ts'

const member: IncidentFacts = {
  isActive: true,
  isBot: false,
  isGuest: false,
  isAdmin: false,
  isInTeam: true,
  isTeamLive: true,
  isTeamEnabled: true,
  isStarted: true,
  channel: 'open',
  isPublicChannel: false,
  isInChannel: true,
  wasInChannelLast: true,
  mayReadChannel: true,
  mayReadPublicChannels: true,
}
const outsider: IncidentFacts = {
  ...member,
  isInChannel: false,
  wasInChannelLast: false,
  mayReadChannel: false,
}
const stranger: IncidentFacts = { ...outsider, isInTeam: false, mayReadPublicChannels: false }
const admin: IncidentFacts = { ...stranger, isAdmin: true, mayReadChannel: true, mayReadPublicChannels: true }

const codeOf = (run: () => void): string => {
  try {
    run()
    return 'allowed'
  } catch (error) {
    return error instanceof IncidentError ? error.code : 'crash'
  }
}

const cases: [string, IncidentFacts, view: string, edit: string][] = [
  ['a member', member, 'allowed', 'allowed'],
  ['a guest in the channel', { ...member, isGuest: true }, 'allowed', 'allowed'],
  ['a member without the right to read', { ...member, mayReadChannel: false }, 'not_found', 'not_found'],
  ['an outsider, private', outsider, 'not_found', 'not_found'],
  ['an outsider, public', { ...outsider, isPublicChannel: true }, 'allowed', 'forbidden'],
  [
    'a guest outside, public',
    { ...outsider, isPublicChannel: true, isGuest: true },
    'not_found',
    'not_found',
  ],
  ['somebody of another team, public', { ...stranger, isPublicChannel: true }, 'not_found', 'not_found'],
  ['a stale membership after leaving the team', { ...member, isInTeam: false }, 'not_found', 'not_found'],
  ['an administrator anywhere', admin, 'allowed', 'allowed'],
  ['a deactivated member', { ...member, isActive: false }, 'unauthorized', 'unauthorized'],
  ['a member, team switched off', { ...member, isTeamEnabled: false }, 'team_disabled', 'team_disabled'],
  ['an outsider, team switched off', { ...outsider, isTeamEnabled: false }, 'not_found', 'not_found'],
  [
    'an administrator, team switched off',
    { ...admin, isTeamEnabled: false },
    'team_disabled',
    'team_disabled',
  ],
  ['a member of an archived channel', { ...member, channel: 'archived' }, 'allowed', 'allowed'],
  ['the last members of a deleted channel', { ...member, channel: 'deleted' }, 'allowed', 'channel_gone'],
  [
    'others, of a deleted channel',
    { ...outsider, channel: 'deleted', isPublicChannel: true },
    'not_found',
    'not_found',
  ],
  ['a start that is not open yet', { ...member, isStarted: false }, 'not_found', 'not_found'],
  ['a member of an archived team', { ...member, isTeamLive: false }, 'not_found', 'not_found'],
]

test.each(cases)('%s', (_who, facts, view, edit) => {
  expect(codeOf(() => mustView(facts))).toBe(view)
  expect(codeOf(() => mustEdit(facts))).toBe(edit)
})

const starter: StartFacts = {
  ...member,
  isOnStartersList: false,
  isStartersListEmpty: true,
  mayStartWithoutPlaybook: true,
}

test.each<[string, Partial<StartFacts>, string]>([
  ['a team member', {}, 'allowed'],
  ['a guest', { isGuest: true }, 'forbidden'],
  ['somebody of another team', { isInTeam: false }, 'forbidden'],
  ['an administrator outside the team', { isInTeam: false, isAdmin: true }, 'forbidden'],
  ['a team that is switched off', { isTeamEnabled: false }, 'team_disabled'],
  ['somebody missing on the starters list', { isStartersListEmpty: false }, 'forbidden'],
  ['somebody on the starters list', { isStartersListEmpty: false, isOnStartersList: true }, 'allowed'],
  ['an administrator beside the starters list', { isStartersListEmpty: false, isAdmin: true }, 'allowed'],
  ['a deactivated person', { isActive: false }, 'unauthorized'],
])('starting: %s', (_who, facts, expected) => {
  expect(codeOf(() => mustStartInTeam({ ...starter, ...facts }))).toBe(expected)
})

const playbook = { exists: true, isDeleted: false, isOfTeam: true, isPublic: false, isMember: false }

test.each([
  ['a private playbook', {}, {}, false],
  ['a private playbook one is a member of', {}, { isMember: true }, true],
  ['a public playbook', {}, { isPublic: true }, true],
  ['any playbook, for an administrator', { isAdmin: true }, {}, true],
  ['a deleted playbook', { isAdmin: true }, { isDeleted: true }, false],
  ['a playbook of another team', { isAdmin: true }, { isOfTeam: false }, false],
  ['a playbook that does not exist', { isAdmin: true }, { exists: false }, false],
  ['a public playbook, for a guest', { isGuest: true }, { isPublic: true, isMember: true }, false],
])('using %s', (_which, team, facts, expected) => {
  expect(canUsePlaybook({ ...member, ...team }, { ...playbook, ...facts })).toBe(expected)
})
