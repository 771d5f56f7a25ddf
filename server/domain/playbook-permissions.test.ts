import { expect, test } from '@jest/globals'

import { IncidentError } from './errors.ts'
import {
  canDeletePlaybook,
  canManageMembers,
  mustCreatePlaybook,
  mustDeletePlaybook,
  mustManageMembers,
  mustManagePlaybook,
  mustSeePlaybooks,
  type CreateFacts,
  type PlaybookFacts,
  type PlaybookTeamFacts,
} from './permissions.ts'

const teamMember: PlaybookTeamFacts = {
  isActive: true,
  isBot: false,
  isGuest: false,
  isServerGuest: false,
  isAdmin: false,
  isTeamAdmin: false,
  isInTeam: true,
  isTeamLive: true,
  isTeamEnabled: true,
  membersManageMembers: true,
  membersDeletePublic: true,
}
const teamAdmin = { ...teamMember, isTeamAdmin: true }
const admin = { ...teamMember, isAdmin: true, isTeamAdmin: true, isInTeam: false }
const guest = { ...teamMember, isGuest: true, isServerGuest: true }
const stranger = { ...teamMember, isInTeam: false }
const off = { isTeamEnabled: false }
const restricted = { membersManageMembers: false, membersDeletePublic: false }

const hidden: PlaybookFacts = {
  exists: true,
  isDeleted: false,
  isOfTeam: true,
  isPublic: false,
  isMember: false,
}
const open = { ...hidden, isPublic: true }
const ours = { ...hidden, isMember: true }
const none = { ...hidden, exists: false, isOfTeam: false }

const codeOf = (run: () => void): string => {
  try {
    run()
    return 'allowed'
  } catch (error) {
    return error instanceof IncidentError ? error.code : 'crash'
  }
}

test.each<[string, PlaybookTeamFacts, PlaybookFacts, string]>([
  ['a team member, public', teamMember, open, 'allowed'],
  ['a team member, private', teamMember, hidden, 'not_found'],
  ['a member', teamMember, ours, 'allowed'],
  ['a team administrator, private', teamAdmin, hidden, 'allowed'],
  ['an administrator outside the team', admin, hidden, 'allowed'],
  ['an administrator, deleted', admin, { ...open, isDeleted: true }, 'not_found'],
  ['an administrator, unknown', admin, none, 'not_found'],
  ['a guest, public', guest, open, 'forbidden'],
  ['a guest, unknown', guest, none, 'forbidden'],
  ['a guest who is a member', guest, ours, 'forbidden'],
  ['a guest of this team alone', { ...guest, isServerGuest: false }, open, 'not_found'],
  [
    'a guest with the team administrator’s right',
    { ...guest, isServerGuest: false, isTeamAdmin: true },
    open,
    'not_found',
  ],
  ['somebody of another team, public', stranger, open, 'not_found'],
  ['a member who left the team', stranger, ours, 'not_found'],
  ['a team administrator who left', { ...teamAdmin, isInTeam: false }, open, 'not_found'],
  ['anybody of an archived team', { ...admin, isTeamLive: false }, open, 'not_found'],
  ['a member, team switched off', { ...teamMember, ...off }, ours, 'team_disabled'],
  ['an administrator, team switched off', { ...admin, ...off }, hidden, 'team_disabled'],
  ['a team member, private, team switched off', { ...teamMember, ...off }, hidden, 'not_found'],
  ['a deactivated member', { ...teamMember, isActive: false }, ours, 'unauthorized'],
])('managing: %s', (_who, team, playbook, expected) => {
  expect(codeOf(() => mustManagePlaybook(team, playbook))).toBe(expected)
})

test.each<[string, PlaybookTeamFacts, PlaybookFacts, members: string, deletion: string]>([
  ['a team member, public', teamMember, open, 'allowed', 'allowed'],
  ['a team member, public, restricted', { ...teamMember, ...restricted }, open, 'forbidden', 'forbidden'],
  ['a member, private, restricted', { ...teamMember, ...restricted }, ours, 'forbidden', 'allowed'],
  ['a team administrator, restricted', { ...teamAdmin, ...restricted }, open, 'allowed', 'allowed'],
  ['an administrator, restricted', { ...admin, ...restricted }, open, 'allowed', 'allowed'],
])('members and deletion: %s', (_who, team, playbook, members, deletion) => {
  expect(codeOf(() => mustManageMembers(team))).toBe(members)
  expect(codeOf(() => mustDeletePlaybook(team, playbook))).toBe(deletion)
  expect(canManageMembers(team)).toBe(members === 'allowed')
  expect(canDeletePlaybook(team, playbook)).toBe(deletion === 'allowed')
})

const creator: CreateFacts = { ...teamMember, isCreatorsListEmpty: true, isOnCreatorsList: false }

test.each<[string, Partial<CreateFacts>, see: string, create: string]>([
  ['a team member', {}, 'allowed', 'allowed'],
  ['somebody missing on the list', { isCreatorsListEmpty: false }, 'allowed', 'forbidden'],
  ['somebody on the list', { isCreatorsListEmpty: false, isOnCreatorsList: true }, 'allowed', 'allowed'],
  ['an administrator beside the list', { isCreatorsListEmpty: false, isAdmin: true }, 'allowed', 'allowed'],
  ['a guest on the list', { isGuest: true, isOnCreatorsList: true }, 'forbidden', 'forbidden'],
  ['a guest of another team', { isGuest: true, isInTeam: false }, 'forbidden', 'forbidden'],
  ['somebody of another team', { isInTeam: false }, 'forbidden', 'forbidden'],
  ['a team that is switched off', off, 'team_disabled', 'team_disabled'],
  ['a deactivated person', { isActive: false }, 'unauthorized', 'unauthorized'],
])('seeing and creating: %s', (_who, facts, see, create) => {
  expect(codeOf(() => mustSeePlaybooks({ ...creator, ...facts }))).toBe(see)
  expect(codeOf(() => mustCreatePlaybook({ ...creator, ...facts }))).toBe(create)
})
