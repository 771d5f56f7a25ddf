import { any, bool, int, map, optional, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

export const ChannelBannerInfo = struct('ChannelBannerInfo', {
  Enabled: optional(bool),
  Text: optional(string),
  BackgroundColor: optional(string),
})
export type ChannelBannerInfo = ValueOf<typeof ChannelBannerInfo>

/**
 * Type is 'O' public, 'P' private, 'D' direct or 'G' group. UpdateChannel writes every column from what it gets,
 * so no field may be missing here.
 */
export const Channel = struct('Channel', {
  Id: string,
  CreateAt: int,
  UpdateAt: int,
  DeleteAt: int,
  TeamId: string,
  Type: string,
  DisplayName: string,
  Name: string,
  Header: string,
  Purpose: string,
  LastPostAt: int,
  TotalMsgCount: int,
  ExtraUpdateAt: int,
  CreatorId: string,
  SchemeId: optional(string),
  Props: map(string, any),
  GroupConstrained: optional(bool),
  AutoTranslation: bool,
  Shared: optional(bool),
  TotalMsgCountRoot: int,
  PolicyID: optional(string),
  LastRootPostAt: int,
  BannerInfo: optional(ChannelBannerInfo),
  PolicyEnforced: bool,
  PolicyIsActive: bool,
  DefaultCategoryName: string,
})
export type Channel = ValueOf<typeof Channel>

export const ChannelMember = struct('ChannelMember', {
  ChannelId: string,
  UserId: string,
  Roles: string,
  LastViewedAt: int,
  MsgCount: int,
  MentionCount: int,
  MentionCountRoot: int,
  UrgentMentionCount: int,
  MsgCountRoot: int,
  NotifyProps: map(string, string),
  LastUpdateAt: int,
  SchemeGuest: bool,
  SchemeUser: bool,
  SchemeAdmin: bool,
  ExplicitRoles: string,
  AutoTranslationDisabled: bool,
})
export type ChannelMember = ValueOf<typeof ChannelMember>
