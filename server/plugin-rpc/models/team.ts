import { bool, int, optional, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

export const Team = struct('Team', {
  Id: string,
  CreateAt: int,
  UpdateAt: int,
  DeleteAt: int,
  DisplayName: string,
  Name: string,
  Description: string,
  Email: string,
  Type: string,
  CompanyName: string,
  AllowedDomains: string,
  InviteId: string,
  AllowOpenInvite: bool,
  LastTeamIconUpdate: int,
  SchemeId: optional(string),
  GroupConstrained: optional(bool),
  PolicyID: optional(string),
  CloudLimitsArchived: bool,
})
export type Team = ValueOf<typeof Team>

/** A former member has DeleteAt set. */
export const TeamMember = struct('TeamMember', {
  TeamId: string,
  UserId: string,
  Roles: string,
  DeleteAt: int,
  SchemeGuest: bool,
  SchemeUser: bool,
  SchemeAdmin: bool,
  ExplicitRoles: string,
  CreateAt: int,
})
export type TeamMember = ValueOf<typeof TeamMember>
