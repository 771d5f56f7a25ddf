import { bool, int, list, optional, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

export const Group = struct('Group', {
  Id: string,
  Name: optional(string),
  DisplayName: string,
  Description: string,
  Source: string,
  RemoteId: optional(string),
  CreateAt: int,
  UpdateAt: int,
  DeleteAt: int,
  HasSyncables: bool,
  MemberCount: optional(int),
  AllowReference: bool,
  ChannelMemberCount: optional(int),
  ChannelMemberTimezonesCount: optional(int),
  MemberIDs: list(string),
})
export type Group = ValueOf<typeof Group>
