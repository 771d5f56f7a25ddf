import { translate } from '../usecases/translate.ts'
import { usageOf, type Command } from './command.ts'

/** @param commands Asked late, since help is one of them. */
export const helpCommand = (commands: () => readonly Command[]): Command => ({
  name: 'help',
  hint: '',
  help: 'command.help.help',
  example: '/incident help',
  run: () => Promise.resolve({ text: helpText(commands()) }),
})

/** One line for each subcommand. */
export const helpText = (commands: readonly Command[]): string =>
  [
    translate('command.help.intro'),
    '',
    ...commands.map((command) => `- \`${usageOf(command)}\`: ${translate(command.help)}`),
    '',
    translate('command.help.naming'),
  ].join('\n')
