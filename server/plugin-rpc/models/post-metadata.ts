import { any, bool, bytes, int, list, map, optional, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'
import { FileInfo } from './file.ts'

export const PostEmbed = struct('PostEmbed', {
  Type: string,
  URL: string,
  Data: any,
})
export type PostEmbed = ValueOf<typeof PostEmbed>

export const Emoji = struct('Emoji', {
  Id: string,
  CreateAt: int,
  UpdateAt: int,
  DeleteAt: int,
  CreatorId: string,
  Name: string,
})
export type Emoji = ValueOf<typeof Emoji>

export const PostImage = struct('PostImage', {
  Width: int,
  Height: int,
  Format: string,
  FrameCount: int,
})
export type PostImage = ValueOf<typeof PostImage>

export const Reaction = struct('Reaction', {
  UserId: string,
  PostId: string,
  EmojiName: string,
  CreateAt: int,
  UpdateAt: int,
  DeleteAt: int,
  RemoteId: optional(string),
  ChannelId: string,
})
export type Reaction = ValueOf<typeof Reaction>

export const PostPriority = struct('PostPriority', {
  Priority: optional(string),
  RequestedAck: optional(bool),
  PersistentNotifications: optional(bool),
  PostId: string,
  ChannelId: string,
})
export type PostPriority = ValueOf<typeof PostPriority>

export const PostAcknowledgement = struct('PostAcknowledgement', {
  UserId: string,
  PostId: string,
  AcknowledgedAt: int,
  ChannelId: string,
  RemoteId: optional(string),
})
export type PostAcknowledgement = ValueOf<typeof PostAcknowledgement>

export const PostTranslation = struct('PostTranslation', {
  Text: string,
  Object: bytes,
  Type: string,
  State: string,
  SourceLang: string,
})
export type PostTranslation = ValueOf<typeof PostTranslation>

export const PostMetadata = struct('PostMetadata', {
  Embeds: list(PostEmbed),
  Emojis: list(Emoji),
  Files: list(FileInfo),
  Images: map(string, PostImage),
  Reactions: list(Reaction),
  Priority: optional(PostPriority),
  Acknowledgements: list(PostAcknowledgement),
  Translations: map(string, PostTranslation),
  ExpireAt: int,
  Recipients: list(string),
})
export type PostMetadata = ValueOf<typeof PostMetadata>
