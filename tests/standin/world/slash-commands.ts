import type { CommandArgs, CommandResponseInput } from '../../../server/plugin-rpc/models/command.ts'
import type { ApiTable } from '../plugin-host/api-table.ts'
import { AppError } from '../plugin-host/app-error.ts'
import { builtInCommands } from './built-in-commands.ts'
import { clientTrigger } from './messages.ts'
import type { World } from './world.ts'

/** Hands a command to the plugin that registered it. @throws {AppError} what the plugin answers with. */
export type RunInPlugin = (args: Partial<CommandArgs>) => Promise<CommandResponseInput>

type Place = Pick<CommandArgs, 'UserId' | 'ChannelId' | 'Command'> & Partial<CommandArgs>
type Town = Pick<World, 'messages' | 'commands' | 'base' | 'presence'>

/** Like the host's own door for plugins it does not ask whether the person may post. */
export const slashCommandApi = (world: Town, runInPlugin: RunInPlugin): ApiTable => ({
  ExecuteSlashCommand: async (args) => {
    const TriggerId = world.messages.issueTrigger(args.UserId)
    const answer = await runCommand(world, { ...args, TriggerId }, runInPlugin)
    return { ...answer, TriggerId: clientTrigger(TriggerId) }
  },
})

/** Its own commands the host runs itself, a plugin's go to the plugin, others are unknown. @throws {AppError}. */
export async function runCommand(
  { base, presence, commands }: Town,
  args: Place,
  runInPlugin: RunInPlugin,
): Promise<CommandResponseInput> {
  const [, trigger = '', text = ''] = /^\/([^ ]*)\s*(.*)$/s.exec(args.Command) ?? []
  const builtIn = Object.hasOwn(builtInCommands, trigger) ? builtInCommands[trigger] : undefined
  if (builtIn) {
    const { UserId: userId, ChannelId: channelId } = args
    return builtIn.run({ base, presence, userId, channelId, text: text.trim() })
  }
  if (commands.has(trigger)) return runInPlugin(args)
  const message = `Command with a trigger of '${trigger}' not found.`
  throw new AppError({ id: 'api.command.execute_command.not_found.app_error', statusCode: 404, message })
}
