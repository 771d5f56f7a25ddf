import { bool, bytes, int, optional, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

/** Size in bytes. */
export const FileInfo = struct('FileInfo', {
  Id: string,
  CreatorId: string,
  PostId: string,
  ChannelId: string,
  CreateAt: int,
  UpdateAt: int,
  DeleteAt: int,
  Path: string,
  ThumbnailPath: string,
  PreviewPath: string,
  Name: string,
  Extension: string,
  Size: int,
  MimeType: string,
  Width: int,
  Height: int,
  HasPreviewImage: bool,
  MiniPreview: optional(bytes),
  Content: string,
  RemoteId: optional(string),
  Archived: bool,
})
export type FileInfo = ValueOf<typeof FileInfo>

export const FileData = struct('FileData', {
  Filename: string,
  Body: bytes,
})
export type FileData = ValueOf<typeof FileData>
