import { bool, int, list, optional, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'
import { PostActionOptions } from './attachment.ts'

export const DialogDateTimeConfig = struct('DialogDateTimeConfig', {
  TimeInterval: int,
  LocationTimezone: string,
  AllowManualTimeEntry: bool,
})
export type DialogDateTimeConfig = ValueOf<typeof DialogDateTimeConfig>

export const DialogElement = struct('DialogElement', {
  DisplayName: string,
  Name: string,
  Type: string,
  SubType: string,
  Default: string,
  Placeholder: string,
  HelpText: string,
  Optional: bool,
  MinLength: int,
  MaxLength: int,
  DataSource: string,
  DataSourceURL: string,
  Options: list(PostActionOptions),
  MultiSelect: bool,
  Refresh: bool,
  DateTimeConfig: optional(DialogDateTimeConfig),
  MinDate: string,
  MaxDate: string,
  TimeInterval: int,
})
export type DialogElement = ValueOf<typeof DialogElement>

export const Dialog = struct('Dialog', {
  CallbackId: string,
  Title: string,
  IntroductionText: string,
  IconURL: string,
  Elements: list(DialogElement),
  SubmitLabel: string,
  NotifyOnCancel: bool,
  State: string,
  SourceURL: string,
})
export type Dialog = ValueOf<typeof Dialog>

export const OpenDialogRequest = struct('OpenDialogRequest', {
  TriggerId: string,
  URL: string,
  Dialog,
})
export type OpenDialogRequest = ValueOf<typeof OpenDialogRequest>
