import { Type } from 'typebox'

/** One row of the host's autocomplete list. Source: mattermost server/public, model/command_autocomplete.go. */
export const SuggestionSchema = Type.Object({
  Item: Type.String({ description: 'What is put into the command line.' }),
  Hint: Type.String(),
  HelpText: Type.String(),
})
