import type { CommandResponseInput } from '../../../server/plugin-rpc/models/command.ts'
import { AppError } from '../plugin-host/app-error.ts'
import { textOf, type Row } from '../world/base.ts'
import { insertPost } from '../world/insert-post.ts'
import { clientTrigger } from '../world/messages.ts'
import { runCommand } from '../world/slash-commands.ts'
import type { Backend } from './backend.ts'
import { queryText, textIn, type Call, type Routes } from './call.ts'
import { suggestCommands } from './command-suggestions.ts'
import { mustWriteInChannel } from './rights.ts'

const TEAM_MEMBERS = `
  select users.id, users.username as name from users join teammembers on teammembers.userid = users.id
  where teamid = $1 and teammembers.deleteat = 0 and username = any($2)`
const PUBLIC_CHANNELS = "select id, name from channels where teamid = $1 and type = 'O' and name = any($2)"

export const commandRoutes = (backend: Backend): Routes => ({
  'POST /commands/execute': (call) => execute(backend, call),
  'GET /teams/:team/commands/autocomplete': () =>
    [...backend.world.commands.values()].map((command) => ({
      trigger: command.Trigger,
      auto_complete: command.AutoComplete,
      auto_complete_desc: command.AutoCompleteDesc,
      auto_complete_hint: command.AutoCompleteHint,
      display_name: command.DisplayName,
    })),
  'GET /teams/:team/commands/autocomplete_suggestions': (call) =>
    suggestCommands(backend, {
      userId: call.userId,
      userInput: queryText(call, 'user_input'),
      channelId: queryText(call, 'channel_id'),
      teamId: call.params['team'] ?? '',
      rootId: queryText(call, 'root_id'),
    }),
})

async function execute(backend: Backend, call: Call) {
  const { world, host } = backend
  const { userId, sessionId, requestId } = call
  const [text, channelId] = [textIn(call, 'command'), textIn(call, 'channel_id')]
  if (text.length <= 1 || !text.startsWith('/'))
    throw new AppError({ id: 'api.command.execute_command.format.app_error', statusCode: 400 })
  const archived = 'api.command.execute_command.deleted.error'
  const channel = await mustWriteInChannel(world.base, userId, channelId, archived)
  const teamId = textOf(channel.teamid) || textIn(call, 'team_id')
  const TriggerId = world.messages.issueTrigger(userId)
  const args = {
    UserId: userId,
    ChannelId: channelId,
    TeamId: teamId,
    RootId: textIn(call, 'root_id'),
    TriggerId,
    Command: text,
    SiteURL: backend.siteUrl,
    UserMentions: await named(backend, TEAM_MEMBERS, teamId, text.matchAll(/@([a-z0-9._-]+)/g)),
    ChannelMentions: await named(backend, PUBLIC_CHANNELS, teamId, text.matchAll(/~([a-z0-9_-]+)/g)),
  }
  const response = await runCommand(world, args, async (given) => {
    if (!host.isRunning) throw notRunning
    const context = { SessionId: sessionId, RequestId: requestId }
    const { A: answer, B: refusal } = await host.hooks.call('ExecuteCommand', { A: context, B: given })
    if (refusal)
      throw new AppError({ id: refusal.Id, statusCode: Number(refusal.StatusCode), message: refusal.Message })
    return answer ?? {}
  })
  return shown(backend, call, TriggerId, response)
}

const notRunning = new AppError({
  id: 'api.command.execute_command.failed.app_error',
  statusCode: 500,
  message: 'The plugin is not running.',
})

async function named(
  { world }: Backend,
  sql: string,
  teamId: string,
  matches: Iterable<RegExpMatchArray>,
): Promise<Record<string, string>> {
  const names = [...matches].map(([, name]) => name)
  const { rows } = await world.base.pool.query<Row>(sql, [teamId, names])
  return Object.fromEntries(rows.map((row) => [textOf(row.name), textOf(row.id)]))
}

/** The answer's text is posted in the name of who typed; empty answers post nothing. */
async function shown({ world }: Backend, call: Call, triggerId: string, response: CommandResponseInput) {
  const {
    ResponseType: type = '',
    Text: text = '',
    GotoLocation: place = '',
    ChannelId: elsewhere,
  } = response
  const channelId = elsewhere || textIn(call, 'channel_id')
  if (text !== '' && type === 'in_channel')
    await insertPost(world.base, { UserId: call.userId, ChannelId: channelId, Message: text })
  else if (text !== '') world.messages.whisper(call.userId, { channelId, authorId: call.userId, text })
  return { response_type: type, text, goto_location: place, trigger_id: clientTrigger(triggerId) }
}
