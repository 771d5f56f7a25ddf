import { any, bool, lazy, list, string, struct } from '../gob/schema.ts'
import type { InputOf, Schema, StructOf, ValueOf } from '../gob/schema.ts'

export const AutocompleteListItem = struct('AutocompleteListItem', {
  Item: string,
  Hint: string,
  HelpText: string,
})
export type AutocompleteListItem = ValueOf<typeof AutocompleteListItem>

export const AutocompleteTextArg = struct('AutocompleteTextArg', {
  Hint: string,
  Pattern: string,
})
export type AutocompleteTextArg = ValueOf<typeof AutocompleteTextArg>

export const AutocompleteStaticListArg = struct('AutocompleteStaticListArg', {
  PossibleArguments: list(AutocompleteListItem),
})
export type AutocompleteStaticListArg = ValueOf<typeof AutocompleteStaticListArg>

export const AutocompleteDynamicListArg = struct('AutocompleteDynamicListArg', {
  FetchURL: string,
})
export type AutocompleteDynamicListArg = ValueOf<typeof AutocompleteDynamicListArg>

/** Type and Data go together: 'TextInput', 'StaticList', 'DynamicList' and a typed `*model.Autocomplete…Arg`. */
export const AutocompleteArg = struct('AutocompleteArg', {
  Name: string,
  HelpText: string,
  Type: string,
  Required: bool,
  Data: any,
})
export type AutocompleteArg = ValueOf<typeof AutocompleteArg>

const fields = {
  Trigger: string,
  Hint: string,
  HelpText: string,
  RoleID: string,
  Arguments: list(AutocompleteArg),
}
export interface AutocompleteData extends ValueOf<StructOf<typeof fields>> {
  SubCommands: AutocompleteData[]
}
interface AutocompleteDataInput extends InputOf<StructOf<typeof fields>> {
  readonly SubCommands?: readonly AutocompleteDataInput[] | undefined
}
/** RoleID must be 'system_user' on every level, else people see no suggestion. */
export const AutocompleteData = struct('AutocompleteData', {
  ...fields,
  SubCommands: list(lazy<AutocompleteData, AutocompleteDataInput>((): Schema => AutocompleteData)),
})
