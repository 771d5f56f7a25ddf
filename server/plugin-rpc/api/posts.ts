import { optional, string } from '../gob/schema.ts'
import { appError, signature } from '../lettered.ts'
import { OpenDialogRequest } from '../models/dialog.ts'
import { FileInfo } from '../models/file.ts'
import { Post } from '../models/post.ts'

/** Posts, ephemeral posts, files, dialogs. */
export const postCalls = {
  /** post id; deleted ones too */
  GetPost: signature([string], [optional(Post), appError]),
  /** file id */
  GetFileInfo: signature([string], [optional(FileInfo), appError]),
  CreatePost: signature([optional(Post)], [optional(Post), appError]),
  /** The whole post as GetPost gave it, with the changes. */
  UpdatePost: signature([optional(Post)], [optional(Post), appError]),
  /** post id */
  DeletePost: signature([string], [appError]),
  /** user id, post with ChannelId and UserId */
  SendEphemeralPost: signature([string, optional(Post)], [optional(Post)]),
  /** user id, post with Id and ChannelId */
  UpdateEphemeralPost: signature([string, optional(Post)], [optional(Post)]),
  /** user id, post id */
  DeleteEphemeralPost: signature([string, string], []),
  OpenInteractiveDialog: signature([OpenDialogRequest], [appError]),
} as const
