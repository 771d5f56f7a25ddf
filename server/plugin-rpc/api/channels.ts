import { bool, int, list, optional, string } from '../gob/schema.ts'
import { appError, signature } from '../lettered.ts'
import { Channel, ChannelMember } from '../models/channel.ts'
import { OrderedSidebarCategories, SidebarCategoryWithChannels } from '../models/sidebar.ts'

/** Channels, their members and where they stand in the sidebar. Pages count from 0. */
export const channelCalls = {
  /** channel id; archived ones too */
  GetChannel: signature([string], [optional(Channel), appError]),
  /** team id, name, archived ones too */
  GetChannelByName: signature([string, string, bool], [optional(Channel), appError]),
  /** team id, user id, archived ones too */
  GetChannelsForTeamForUser: signature([string, string, bool], [list(Channel), appError]),
  /** both user ids */
  GetDirectChannel: signature([string, string], [optional(Channel), appError]),
  /** Adds no member, not even the creator. */
  CreateChannel: signature([optional(Channel)], [optional(Channel), appError]),
  /** Writes every column: read with GetChannel right before. */
  UpdateChannel: signature([optional(Channel)], [optional(Channel), appError]),
  /** channel id; archives */
  DeleteChannel: signature([string], [appError]),
  /** channel id, user id */
  AddChannelMember: signature([string, string], [optional(ChannelMember), appError]),
  /** channel id, user id, acting user id */
  AddUserToChannel: signature([string, string, string], [optional(ChannelMember), appError]),
  /** channel id, user id */
  GetChannelMember: signature([string, string], [optional(ChannelMember), appError]),
  /** channel id, page, members a page */
  GetChannelMembers: signature([string, int, int], [list(ChannelMember), appError]),
  /** channel id, user ids */
  GetChannelMembersByIds: signature([string, list(string)], [list(ChannelMember), appError]),
  /** channel id, user id */
  DeleteChannelMember: signature([string, string], [appError]),
  /** channel id, user id, the whole set of roles */
  UpdateChannelMemberRoles: signature([string, string, string], [optional(ChannelMember), appError]),
  /** user id, team id */
  GetChannelSidebarCategories: signature([string, string], [optional(OrderedSidebarCategories), appError]),
  /** user id, team id, category */
  CreateChannelSidebarCategory: signature(
    [string, string, optional(SidebarCategoryWithChannels)],
    [optional(SidebarCategoryWithChannels), appError],
  ),
  /** user id, team id, categories */
  UpdateChannelSidebarCategories: signature(
    [string, string, list(SidebarCategoryWithChannels)],
    [list(SidebarCategoryWithChannels), appError],
  ),
} as const
