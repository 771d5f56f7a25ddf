import { any, bool, int, list, map, optional, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'
import { PostMetadata } from './post-metadata.ts'
import { User } from './user.ts'

export const Post = struct('Post', {
  Id: string,
  CreateAt: int,
  UpdateAt: int,
  EditAt: int,
  DeleteAt: int,
  IsPinned: bool,
  UserId: string,
  ChannelId: string,
  RootId: string,
  OriginalId: string,
  Message: string,
  MessageSource: string,
  Type: string,
  Props: map(string, any),
  Hashtags: string,
  Filenames: list(string),
  FileIds: list(string),
  PendingPostId: string,
  HasReactions: bool,
  RemoteId: optional(string),
  ReplyCount: int,
  LastReplyAt: int,
  Participants: list(User),
  IsFollowing: optional(bool),
  Metadata: optional(PostMetadata),
})
export type Post = ValueOf<typeof Post>

/** What an embed of a linked post holds. */
export const PreviewPost = struct('PreviewPost', {
  PostID: string,
  Post: optional(Post),
  TeamName: string,
  ChannelDisplayName: string,
  ChannelType: string,
  ChannelID: string,
})
export type PreviewPost = ValueOf<typeof PreviewPost>
