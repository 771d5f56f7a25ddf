import { AppError } from '../plugin-host/app-error.ts'
import { objectOf } from '../world/rest-models.ts'
import { askPlugin } from './ask-plugin.ts'
import type { Backend } from './backend.ts'
import { bodyOf, textIn, type Call, type Routes } from './call.ts'
import { mustBeAllowed, mustReadChannel } from './rights.ts'

/** Dialogs: what the browser says besides the user is passed on as it came. */
export const dialogRoutes = (backend: Backend): Routes => ({
  'POST /actions/dialogs/submit': async (call) => {
    await mustSee(backend, call)
    const { url, ...given } = bodyOf(call)
    const type = textIn(call, 'type') || 'dialog_submission'
    const body = { ...given, type, user_id: call.userId }
    const answer = await askPlugin(backend, { method: 'POST', url: String(url), userId: call.userId, body })
    return answer ?? {}
  },
  'POST /actions/dialogs/lookup': async (call) => {
    await mustSee(backend, call)
    const { url, ...given } = bodyOf(call)
    const body = { ...given, type: 'dialog_lookup', user_id: call.userId }
    const answer = await askPlugin(backend, { method: 'POST', url: String(url), userId: call.userId, body })
    return { items: objectOf(answer)['items'] ?? [] }
  },
  'POST /actions/dialogs/open': (call) => {
    const [triggerId, url] = [textIn(call, 'trigger_id'), textIn(call, 'url')]
    const refusal = new AppError({ id: 'interactive_message.decode_trigger_id.expired', statusCode: 400 })
    if (!backend.world.messages.isLive(triggerId, call.userId)) throw refusal
    const dialog = JSON.stringify({ trigger_id: triggerId, url, dialog: bodyOf(call)['dialog'] })
    backend.world.base.send({ event: 'open_dialog', payload: { dialog }, broadcast: { UserId: call.userId } })
    return {}
  },
})

async function mustSee({ world: { base } }: Backend, call: Call): Promise<void> {
  const [channelId, teamId] = [textIn(call, 'channel_id'), textIn(call, 'team_id')]
  if (channelId !== '') await mustReadChannel(base, call.userId, channelId)
  if (teamId !== '') await mustBeAllowed(base, { userId: call.userId, teamId, permission: 'view_team' })
}
