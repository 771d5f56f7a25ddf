import { any, bool, int, lazy, list, map, optional, string, struct } from '../gob/schema.ts'
import type { InputOf, Schema, StructOf, ValueOf } from '../gob/schema.ts'
import { SlackAttachment } from './attachment.ts'
import { AutocompleteData } from './autocomplete.ts'

export const Command = struct('Command', {
  Id: string,
  Token: string,
  CreateAt: int,
  UpdateAt: int,
  DeleteAt: int,
  CreatorId: string,
  TeamId: string,
  Trigger: string,
  Method: string,
  Username: string,
  IconURL: string,
  AutoComplete: bool,
  AutoCompleteDesc: string,
  AutoCompleteHint: string,
  DisplayName: string,
  Description: string,
  URL: string,
  PluginId: string,
  AutocompleteData: optional(AutocompleteData),
  AutocompleteIconData: string,
})
export type Command = ValueOf<typeof Command>

/** Command is the whole text with its slash. */
export const CommandArgs = struct('CommandArgs', {
  UserId: string,
  ChannelId: string,
  TeamId: string,
  RootId: string,
  ParentId: string,
  TriggerId: string,
  Command: string,
  SiteURL: string,
  UserMentions: map(string, string),
  ChannelMentions: map(string, string),
})
export type CommandArgs = ValueOf<typeof CommandArgs>

const fields = {
  ResponseType: string,
  Text: string,
  Username: string,
  ChannelId: string,
  IconURL: string,
  Type: string,
  Props: map(string, any),
  GotoLocation: string,
  TriggerId: string,
  SkipSlackParsing: bool,
  Attachments: list(SlackAttachment),
}
export interface CommandResponse extends ValueOf<StructOf<typeof fields>> {
  ExtraResponses: CommandResponse[]
}
export interface CommandResponseInput extends InputOf<StructOf<typeof fields>> {
  readonly ExtraResponses?: readonly CommandResponseInput[] | undefined
}
/** ResponseType is 'ephemeral' or 'in_channel'. */
export const CommandResponse = struct('CommandResponse', {
  ...fields,
  ExtraResponses: list(lazy<CommandResponse, CommandResponseInput>((): Schema => CommandResponse)),
})
