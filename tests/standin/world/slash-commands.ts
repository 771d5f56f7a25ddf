import type { CommandArgs, CommandResponseInput } from '../../../server/plugin-rpc/models/command.ts'
import type { ApiTable } from '../plugin-host/api-table.ts'
import { AppError } from '../plugin-host/app-error.ts'
import type { Base } from './base.ts'
import { insertPost } from './insert-post.ts'
import { clientTrigger } from './messages.ts'
import type { World } from './world.ts'

/** Hands a command to the plugin that registered it. @throws {AppError} what the plugin answers with. */
export type RunInPlugin = (args: Partial<CommandArgs>) => Promise<CommandResponseInput>

type Place = Pick<CommandArgs, 'UserId' | 'ChannelId' | 'Command'> & Partial<CommandArgs>

/**
 * The host's side of slash commands: `/echo` is its own, the plugin's go to the plugin, others are unknown. Like the
 * host's own door for plugins it does not ask whether the person may post.
 */
export function slashCommandApi(
  { messages, commands, base }: Pick<World, 'messages' | 'commands' | 'base'>,
  runInPlugin: RunInPlugin,
): ApiTable {
  return {
    ExecuteSlashCommand: async (args) => {
      const trigger = messages.issueTrigger(args.UserId)
      return { ...(await run({ ...args, TriggerId: trigger })), TriggerId: clientTrigger(trigger) }
    },
  }

  async function run(args: Place): Promise<CommandResponseInput> {
    const [, trigger = '', text = ''] = /^\/(\S*)\s*(.*)$/s.exec(args.Command) ?? []
    if (trigger === 'echo') return echo(base, args, text)
    if (!commands.has(trigger)) {
      const message = `Command with a trigger of '/${trigger}' not found.`
      throw new AppError({ id: 'api.command.execute_command.not_found.app_error', statusCode: 404, message })
    }
    return runInPlugin(args)
  }
}

/** The host's own command: what is typed after it is posted by the person. */
export async function echo(
  base: Base,
  { UserId, ChannelId }: Pick<CommandArgs, 'UserId' | 'ChannelId'>,
  text: string,
): Promise<CommandResponseInput> {
  if (text === '') {
    const message = 'A message must be provided with the /echo command.'
    throw new AppError({ id: 'api.command_echo.message.app_error', statusCode: 400, message })
  }
  await insertPost(base, { UserId, ChannelId, Message: text })
  return { ResponseType: 'in_channel' }
}
