import { forbidden, IncidentError, notFound } from './errors.ts'

/** Live facts about a person in a team, gathered for one request. */
export type TeamFacts = Readonly<{
  isActive: boolean
  isBot: boolean
  isGuest: boolean
  isAdmin: boolean
  isInTeam: boolean
  /** The team exists and is not archived. */
  isTeamLive: boolean
  isTeamEnabled: boolean
}>

/** Live facts about a person and one incident. */
export type IncidentFacts = TeamFacts &
  Readonly<{
    isStarted: boolean
    channel: 'open' | 'archived' | 'deleted'
    isPublicChannel: boolean
    isInChannel: boolean
    /** The person's participant row is the last word about a channel that is gone. */
    wasInChannelLast: boolean
    /** `read_channel_content` in the incident channel. */
    mayReadChannel: boolean
    /** `list_team_channels` and `read_public_channel` on the team. */
    mayReadPublicChannels: boolean
  }>

export type StartFacts = TeamFacts &
  Readonly<{
    isOnStartersList: boolean
    isStartersListEmpty: boolean
    mayStartWithoutPlaybook: boolean
  }>

export type PlaybookFacts = Readonly<{
  exists: boolean
  isDeleted: boolean
  isOfTeam: boolean
  isPublic: boolean
  isMember: boolean
}>

/** Live facts about a person in the team of a playbook. */
export type PlaybookTeamFacts = TeamFacts &
  Readonly<{
    /** A guest wherever they are. */
    isServerGuest: boolean
    /** `manage_team` on the team. */
    isTeamAdmin: boolean
    membersManageMembers: boolean
    membersDeletePublic: boolean
  }>

export type CreateFacts = TeamFacts & Readonly<{ isCreatorsListEmpty: boolean; isOnCreatorsList: boolean }>

/** Audit and metrics. @throws {IncidentError} `unauthorized`, `forbidden` */
export function mustReadAudit(facts: Pick<TeamFacts, 'isActive' | 'isAdmin'>): void {
  mustBeActive(facts)
  if (!facts.isAdmin) throw forbidden('Only system administrators can read this.')
}

const isTeamPerson = (facts: TeamFacts): boolean => facts.isTeamLive && (facts.isInTeam || facts.isAdmin)

/** Right *any user*. @throws {IncidentError} `unauthorized` */
export function mustBeActive(facts: Pick<TeamFacts, 'isActive'>): void {
  if (!facts.isActive) throw new IncidentError('unauthorized', 'Please log in again.')
}

/** Right *team*, but for the setting. @throws {IncidentError} `unauthorized`; `forbidden` also for an unknown team */
export function mustBeInTeam(facts: TeamFacts): void {
  mustBeActive(facts)
  if (!isTeamPerson(facts)) throw forbidden('You are not in this team.')
}

/** Right *team*. @throws {IncidentError} as {@link mustBeInTeam}, and `team_disabled` */
export function mustUseTeam(facts: TeamFacts): void {
  mustBeInTeam(facts)
  mustBeEnabled(facts)
}

/** Right *team*, but for guests. @throws {IncidentError} as {@link mustUseTeam}, and `forbidden` for guests */
export function mustSeeStatistics(facts: TeamFacts): void {
  mustBeActive(facts)
  if (facts.isGuest) throw forbidden('Guests cannot see the statistics.')
  mustUseTeam(facts)
}

/** Whether the incident exists for this person at all. */
function canSee(facts: IncidentFacts): boolean {
  if (!facts.isStarted || !isTeamPerson(facts)) return false
  if (facts.isAdmin) return true
  if (facts.channel === 'deleted') return facts.wasInChannelLast
  if (facts.isInChannel) return facts.mayReadChannel
  return facts.isPublicChannel && !facts.isGuest && facts.mayReadPublicChannels
}

/** Right *view*. @throws {IncidentError} `unauthorized`, `not_found`, `team_disabled` */
export function mustView(facts: IncidentFacts): void {
  mustBeActive(facts)
  if (!canSee(facts)) throw notFound()
  mustBeEnabled(facts)
}

export const canEdit = (facts: IncidentFacts): boolean =>
  canSee(facts) && facts.isTeamEnabled && facts.channel !== 'deleted' && (facts.isInChannel || facts.isAdmin)

/** Right *edit*. @throws {IncidentError} as {@link mustView}, and `forbidden`, `channel_gone` */
export function mustEdit(facts: IncidentFacts): void {
  mustView(facts)
  if (facts.channel === 'deleted') {
    throw new IncidentError('channel_gone', 'The channel of this incident no longer exists.')
  }
  if (!canEdit(facts)) throw forbidden('Only members of the incident channel can change this incident.')
}

/** Steps 1 and 2 of starting. @throws {IncidentError} `unauthorized`, `forbidden`, `team_disabled` */
export function mustStartInTeam(facts: StartFacts): void {
  mustBeActive(facts)
  if (!facts.isTeamLive || !facts.isInTeam || facts.isGuest) {
    throw forbidden('You cannot start an incident in this team.')
  }
  mustBeEnabled(facts)
  if (!facts.isStartersListEmpty && !facts.isOnStartersList && !facts.isAdmin) {
    throw forbidden('An administrator has limited who can start incidents.')
  }
}

/** Seeing the playbooks of a team at all. @throws {IncidentError} `unauthorized`, `forbidden`, `team_disabled` */
export function mustSeePlaybooks(facts: TeamFacts): void {
  mustBeActive(facts)
  mustBeNoGuest(facts.isGuest)
  mustBeInTeam(facts)
  mustBeEnabled(facts)
}

/** Right *create*. @throws {IncidentError} as {@link mustSeePlaybooks} */
export function mustCreatePlaybook(facts: CreateFacts): void {
  mustSeePlaybooks(facts)
  if (!facts.isCreatorsListEmpty && !facts.isOnCreatorsList && !facts.isAdmin) {
    throw forbidden('An administrator has limited who can create playbooks.')
  }
}

/** It exists, and this person may have to do with playbooks of its team. */
const isWithinReach = (team: TeamFacts, playbook: PlaybookFacts): boolean =>
  isTeamPerson(team) && !team.isGuest && playbook.exists && playbook.isOfTeam && !playbook.isDeleted

/** Right *use*; of a start, asked after {@link mustStartInTeam}. */
export const canUsePlaybook = (team: TeamFacts, playbook: PlaybookFacts): boolean =>
  isWithinReach(team, playbook) && (playbook.isPublic || playbook.isMember || team.isAdmin)

function mustBeEnabled(facts: Pick<TeamFacts, 'isTeamEnabled'>): void {
  if (!facts.isTeamEnabled) {
    throw new IncidentError('team_disabled', 'Incident Collaboration is not enabled on this team.')
  }
}

/** Right *manage*; everybody who may read a playbook has it. */
const canManagePlaybook = (team: PlaybookTeamFacts, playbook: PlaybookFacts): boolean =>
  canUsePlaybook(team, playbook) || (isWithinReach(team, playbook) && team.isTeamAdmin)

/**
 * Right *manage* of one playbook. A guest hears the same of a known and an unknown one.
 *
 * @throws {IncidentError} `unauthorized`, `forbidden` for guests, `not_found`, `team_disabled`
 */
export function mustManagePlaybook(team: PlaybookTeamFacts, playbook: PlaybookFacts): void {
  mustBeActive(team)
  mustBeNoGuest(team.isServerGuest)
  if (!canManagePlaybook(team, playbook)) throw notFound()
  mustBeEnabled(team)
}

const isSomeAdmin = (team: PlaybookTeamFacts): boolean => team.isAdmin || team.isTeamAdmin

/** Right *manage members*, of a playbook that one may manage. */
export const canManageMembers = (team: PlaybookTeamFacts): boolean =>
  team.membersManageMembers || isSomeAdmin(team)

/** Right *delete*, of a playbook that one may manage. */
export const canDeletePlaybook = (
  team: PlaybookTeamFacts,
  { isPublic }: Pick<PlaybookFacts, 'isPublic'>,
): boolean => !isPublic || team.membersDeletePublic || isSomeAdmin(team)

/** @throws {IncidentError} `forbidden` */
export function mustManageMembers(team: PlaybookTeamFacts): void {
  if (canManageMembers(team)) return
  throw forbidden('Only administrators can change who may use a playbook.')
}

/** @throws {IncidentError} `forbidden` */
export function mustDeletePlaybook(team: PlaybookTeamFacts, playbook: PlaybookFacts): void {
  mustManagePlaybook(team, playbook)
  if (canDeletePlaybook(team, playbook)) return
  throw forbidden('Only administrators can delete a playbook for everyone on the team.')
}

function mustBeNoGuest(isGuest: boolean): void {
  if (isGuest) throw forbidden('Guests cannot use playbooks.')
}
