import { bool, int, list, map, optional, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

/** Times are milliseconds since 1970, as everywhere in the models. Email, AuthData and NotifyProps are private. */
export const User = struct('User', {
  Id: string,
  CreateAt: int,
  UpdateAt: int,
  DeleteAt: int,
  Username: string,
  Password: string,
  AuthData: optional(string),
  AuthService: string,
  Email: string,
  EmailVerified: bool,
  Nickname: string,
  FirstName: string,
  LastName: string,
  Position: string,
  Roles: string,
  AllowMarketing: bool,
  Props: map(string, string),
  NotifyProps: map(string, string),
  LastPasswordUpdate: int,
  LastPictureUpdate: int,
  FailedAttempts: int,
  Locale: string,
  Timezone: map(string, string),
  MfaActive: bool,
  MfaSecret: string,
  RemoteId: optional(string),
  LastActivityAt: int,
  IsBot: bool,
  BotDescription: string,
  BotLastIconUpdate: int,
  TermsOfServiceId: string,
  TermsOfServiceCreateAt: int,
  DisableWelcomeEmail: bool,
  LastLogin: int,
  MfaUsedTimestamps: list(string),
})
export type User = ValueOf<typeof User>

export const UserSearch = struct('UserSearch', {
  Term: string,
  TeamId: string,
  NotInTeamId: string,
  InChannelId: string,
  NotInChannelId: string,
  InGroupId: string,
  GroupConstrained: bool,
  AllowInactive: bool,
  WithoutTeam: bool,
  Limit: int,
  Role: string,
  Roles: list(string),
  ChannelRoles: list(string),
  TeamRoles: list(string),
  NotInGroupId: string,
})
export type UserSearch = ValueOf<typeof UserSearch>

export const Preference = struct('Preference', {
  UserId: string,
  Category: string,
  Name: string,
  Value: string,
})
export type Preference = ValueOf<typeof Preference>

/** Status is 'online', 'away', 'dnd' or 'offline'; DNDEndTime is in seconds. */
export const Status = struct('Status', {
  UserId: string,
  Status: string,
  Manual: bool,
  LastActivityAt: int,
  ActiveChannel: string,
  DNDEndTime: int,
  PrevStatus: string,
})
export type Status = ValueOf<typeof Status>
