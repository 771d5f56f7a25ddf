import { any, bool, int, list, map, optional, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

export const PostActionOptions = struct('PostActionOptions', {
  Text: string,
  Value: string,
})
export type PostActionOptions = ValueOf<typeof PostActionOptions>

export const PostActionIntegration = struct('PostActionIntegration', {
  URL: string,
  Context: map(string, any),
})
export type PostActionIntegration = ValueOf<typeof PostActionIntegration>

/** A button or a menu of an attachment. */
export const PostAction = struct('PostAction', {
  Id: string,
  Type: string,
  Name: string,
  Tooltip: string,
  Disabled: bool,
  Style: string,
  DataSource: string,
  Options: list(PostActionOptions),
  DefaultOption: string,
  Integration: optional(PostActionIntegration),
  Cookie: string,
})
export type PostAction = ValueOf<typeof PostAction>

export const SlackAttachmentField = struct('SlackAttachmentField', {
  Title: string,
  Value: any,
  Short: bool,
})
export type SlackAttachmentField = ValueOf<typeof SlackAttachmentField>

/** model.MessageAttachment in Go, registered under its former name. */
export const SlackAttachment = struct('SlackAttachment', {
  Id: int,
  Fallback: string,
  Color: string,
  Pretext: string,
  AuthorName: string,
  AuthorLink: string,
  AuthorIcon: string,
  Title: string,
  TitleLink: string,
  Text: string,
  Fields: list(SlackAttachmentField),
  ImageURL: string,
  ThumbURL: string,
  Footer: string,
  FooterIcon: string,
  Timestamp: any,
  Actions: list(PostAction),
})
export type SlackAttachment = ValueOf<typeof SlackAttachment>
