import type { Actor } from '../usecases/ports/people.ts'
import type { CommandArgs, CommandResponseInput, Context } from '../plugin-rpc/index.ts'

/** A slash command in the core's words. */
export type TypedCommand = Readonly<{
  actor: Actor
  text: string
  channelId: string
  teamId: string
  rootId: string
  triggerId: string
}>

/** What the host hands over, as the commands take it. */
export const typedCommand = (context: Context, args: CommandArgs): TypedCommand => ({
  actor: {
    userId: args.UserId,
    requestId: context.RequestId,
    door: 'command',
    ipAddress: context.IPAddress,
  },
  text: args.Command,
  channelId: args.ChannelId,
  teamId: args.TeamId,
  rootId: args.RootId,
  triggerId: args.TriggerId,
})

/** Nothing to show: our replies are posts of the bot. Otherwise the host would search the text for Slack's marks. */
export const NO_REPLY: CommandResponseInput = { ResponseType: 'ephemeral', SkipSlackParsing: true }
