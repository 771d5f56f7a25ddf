import { rest } from './rest.ts'
import { browserHistory } from './history.ts'
import { rememberTrigger } from './dialogs.ts'
import { currentUserId } from './state/selectors.ts'
import { store } from './state/store.ts'

interface CommandArguments {
  readonly channel_id: string
  readonly team_id: string
  readonly root_id: string
}

interface HookAnswer {
  readonly error?: { readonly message: string }
  readonly message?: string
  readonly args?: CommandArguments
}

/** Posts what was typed, or runs it as a slash command. @throws {Error} with the sentence to show. */
export async function send(channelId: string, text: string, root_id = ''): Promise<void> {
  if (text.startsWith('/')) return runCommand(channelId, text, root_id)
  const me = currentUserId(store.getState())
  await rest('POST', '/posts', {
    channel_id: channelId,
    root_id,
    message: text,
    pending_post_id: `${me}:${Date.now()}`,
  })
}

async function runCommand(channelId: string, text: string, root_id: string): Promise<void> {
  const { currentTeamId: team_id } = store.getState().entities.teams
  const asked = await askHooks(text, { channel_id: channelId, team_id, root_id })
  if (!asked.message && !asked.args) return
  const answer = await rest<{ trigger_id?: string; goto_location?: string }>('POST', '/commands/execute', {
    command: asked.message,
    ...asked.args,
  })
  rememberTrigger(answer.trigger_id)
  if (answer.goto_location) goTo(answer.goto_location)
}

/** Every plugin may change a command, refuse it, or take it over by answering nothing. */
async function askHooks(
  message: string | undefined,
  args: CommandArguments | undefined,
): Promise<HookAnswer> {
  for (const { hook } of store.getState().plugins.components.SlashCommandWillBePosted ?? []) {
    const answer = (await hook(message, args)) as HookAnswer | undefined // a plugin's function
    if (answer?.error) throw new Error(answer.error.message)
    if (!answer) continue
    message = answer.message
    args = answer.args
  }
  return { message, args }
}

function goTo(location: string): void {
  const url = new URL(location, window.location.href)
  if (url.origin === window.location.origin) browserHistory.push(url.pathname)
  else window.open(url)
}
