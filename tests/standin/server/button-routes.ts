import { AppError } from '../plugin-host/app-error.ts'
import { findRow, textOf, type Row } from '../world/base.ts'
import { changePost } from '../world/change-post.ts'
import { clientTrigger } from '../world/messages.ts'
import { getPostRow } from '../world/posts.ts'
import { objectOf } from '../world/rest-models.ts'
import { askPlugin } from './ask-plugin.ts'
import type { Backend } from './backend.ts'
import { textIn, type Call, type Routes } from './call.ts'
import { mustReadChannel } from './rights.ts'

const PLACE = `
  select channels.name as channel, teams.id as team, teams.name as domain, users.username
  from channels left join teams on teams.id = channels.teamid join users on users.id = $2 where channels.id = $1`

type Fields = Readonly<Record<string, unknown>>

/** A button or a menu of a post was used. */
export const buttonRoutes = (backend: Backend): Routes => ({
  'POST /posts/:post/actions/:action': async (call) => {
    const { base, messages } = backend.world
    const post = await getPostRow(base, call.params['post'] ?? '')
    await mustReadChannel(base, call.userId, textOf(post.channelid))
    const action = getAction(post, call.params['action'] ?? '')
    const trigger_id = messages.issueTrigger(call.userId)
    const body = { ...(await placeOf(backend, call, post)), trigger_id, ...actionBody(call, action) }
    const url = String(objectOf(action['integration'])['url'])
    const answer = objectOf(await askPlugin(backend, { method: 'POST', url, userId: call.userId, body }))
    await applyAnswer(backend, call, post, answer)
    return { status: 'OK', trigger_id: clientTrigger(trigger_id) }
  },
})

/** @throws {AppError} 404. */
function getAction(post: Row, id: string): Fields {
  const { attachments } = objectOf(post.props)
  const all = (Array.isArray(attachments) ? attachments : []).flatMap((attachment) => {
    const { actions } = objectOf(attachment)
    return Array.isArray(actions) ? actions.map(objectOf) : []
  })
  const action = all.find((candidate) => candidate['id'] === id && candidate['integration'])
  if (!action) throw new AppError({ id: 'api.post.do_action.action_id.app_error', statusCode: 404 })
  return action
}

async function placeOf({ world }: Backend, { userId }: Call, post: Row) {
  const place = await findRow(world.base, PLACE, [textOf(post.channelid), userId])
  return {
    user_id: userId,
    user_name: textOf(place?.username),
    channel_id: textOf(post.channelid),
    channel_name: textOf(place?.channel),
    team_id: textOf(place?.team),
    team_domain: textOf(place?.domain),
    post_id: textOf(post.id),
  }
}

function actionBody(call: Call, action: Fields) {
  const selected = textIn(call, 'selected_option')
  const context = objectOf(objectOf(action['integration'])['context'])
  return {
    type: action['type'] === 'select' ? 'select' : 'button',
    data_source: action['data_source'] ?? '',
    context: selected === '' ? context : { ...context, selected_option: selected },
  }
}

async function applyAnswer({ world }: Backend, { userId }: Call, post: Row, answer: Fields): Promise<void> {
  const { update, ephemeral_text: text } = answer
  if (typeof update === 'object' && update !== null) {
    const { message, props } = objectOf(update)
    await changePost(world.base, textOf(post.id), {
      message: typeof message === 'string' ? message : '',
      ...(typeof props === 'object' && props !== null && { props: objectOf(props) }),
    })
  }
  if (typeof text === 'string' && text !== '')
    world.messages.whisper(userId, { channelId: textOf(post.channelid), authorId: textOf(post.userid), text })
}
