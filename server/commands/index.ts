import { addCommand, type AddDeps } from './add.ts'
import { announceCommand, type AnnounceCommandDeps } from './announce.ts'
import { checkCommand, type CheckDeps } from './check.ts'
import { checkAddCommand, type CheckAddDeps } from './checkadd.ts'
import { checkRemoveCommand, type CheckRemoveDeps } from './checkremove.ts'
import { commanderCommand, type CommanderDeps } from './commander.ts'
import type { Command } from './command.ts'
import { endCommand, type EndDeps } from './end.ts'
import { helpCommand } from './help.ts'
import { infoCommand, type InfoDeps } from './info.ts'
import { listCommand, type ListDeps } from './list.ts'
import { restartCommand, type RestartDeps } from './restart.ts'
import { startCommand, type OpenStartDialog } from './start.ts'
import { timelineCommand, type TimelineDeps } from './timeline.ts'
import { updateCommand, type UpdateDeps } from './update.ts'

export type CommandDeps = CheckDeps &
  CheckAddDeps &
  CheckRemoveDeps &
  CommanderDeps &
  AnnounceCommandDeps &
  AddDeps &
  InfoDeps &
  ListDeps &
  TimelineDeps &
  EndDeps &
  UpdateDeps &
  RestartDeps &
  Readonly<{ openStartDialog: OpenStartDialog }>

/** Every subcommand, in the order in which autocomplete offers them. */
export function makeCommands(deps: CommandDeps): readonly Command[] {
  const commands: Command[] = [
    startCommand(deps),
    endCommand(deps),
    updateCommand(deps),
    restartCommand(deps),
    checkCommand(deps),
    checkAddCommand(deps),
    checkRemoveCommand(deps),
    commanderCommand(deps),
    announceCommand(deps),
    listCommand(deps),
    infoCommand(deps),
    timelineCommand(deps),
    addCommand(deps),
    helpCommand(() => commands),
  ]
  return commands
}
