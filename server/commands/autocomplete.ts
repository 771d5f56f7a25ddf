import { translate } from '../usecases/translate.ts'
import { usageOf, type Command } from './command.ts'

/** What the host shows while somebody types; mattermost/registration.ts puts it into the host's form. */
export type Autocomplete = Readonly<{
  trigger: string
  hint: string
  description: string
  subcommands: readonly Readonly<{
    name: string
    hint: string
    help: string
    /** `""` = no list. */
    suggestionsPath: string
    /** Of the free text behind it; `""` = none. */
    textHint: string
  }>[]
}>

export const autocompleteOf = (all: readonly Command[]): Autocomplete => {
  const commands = all.filter(({ isHidden }) => !isHidden)
  return {
    trigger: 'incident',
    hint: '[command]',
    description: commands.map(({ name }) => name).join(', '),
    subcommands: commands.map((command) => ({
      name: command.name,
      hint: command.hint,
      help: `${translate(command.help)}: ${usageOf(command)}`,
      suggestionsPath: command.suggestionsPath ?? '',
      textHint: command.textHint ?? '',
    })),
  }
}
