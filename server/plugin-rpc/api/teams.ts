import { int, list, optional, string } from '../gob/schema.ts'
import { appError, signature } from '../lettered.ts'
import { Team, TeamMember } from '../models/team.ts'

export const teamCalls = {
  /** team id */
  GetTeam: signature([string], [optional(Team), appError]),
  /** team name */
  GetTeamByName: signature([string], [optional(Team), appError]),
  GetTeams: signature([], [list(Team), appError]),
  /** user id */
  GetTeamsForUser: signature([string], [list(Team), appError]),
  /** team id, user id; answers former members too, look at DeleteAt */
  GetTeamMember: signature([string, string], [optional(TeamMember), appError]),
  /** user id, page from 0, members a page */
  GetTeamMembersForUser: signature([string, int, int], [list(TeamMember), appError]),
  /** team id, user id */
  CreateTeamMember: signature([string, string], [optional(TeamMember), appError]),
} as const
