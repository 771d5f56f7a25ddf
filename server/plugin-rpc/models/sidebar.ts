import { bool, int, list, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

export const SidebarCategory = struct('SidebarCategory', {
  Id: string,
  UserId: string,
  TeamId: string,
  SortOrder: int,
  Sorting: string,
  Type: string,
  DisplayName: string,
  Muted: bool,
  Collapsed: bool,
})
export type SidebarCategory = ValueOf<typeof SidebarCategory>

/** Go embeds the category; on the wire it is a field of that name. */
export const SidebarCategoryWithChannels = struct('SidebarCategoryWithChannels', {
  SidebarCategory,
  Channels: list(string),
})
export type SidebarCategoryWithChannels = ValueOf<typeof SidebarCategoryWithChannels>

export const OrderedSidebarCategories = struct('OrderedSidebarCategories', {
  Categories: list(SidebarCategoryWithChannels),
  Order: list(string),
})
export type OrderedSidebarCategories = ValueOf<typeof OrderedSidebarCategories>
