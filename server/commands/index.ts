import { checkCommand, type CheckDeps } from './check.ts'
import { commanderCommand, type CommanderDeps } from './commander.ts'
import type { Command } from './command.ts'
import { helpCommand } from './help.ts'
import { infoCommand, type InfoDeps } from './info.ts'
import { startCommand, type OpenStartDialog } from './start.ts'

export type CommandDeps = CheckDeps &
  CommanderDeps &
  InfoDeps &
  Readonly<{ openStartDialog: OpenStartDialog }>

/** Every subcommand, in the order in which autocomplete offers them. */
export function makeCommands(deps: CommandDeps): readonly Command[] {
  const commands: Command[] = [
    startCommand(deps),
    checkCommand(deps),
    commanderCommand(deps),
    infoCommand(deps),
    helpCommand(() => commands),
  ]
  return commands
}
