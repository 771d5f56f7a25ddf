import { AppError } from '../plugin-host/app-error.ts'
import { findRows, numberOf, textOf, type Base, type Row } from '../world/base.ts'
import { changePost, deletePost } from '../world/change-post.ts'
import { getChannelRow } from '../world/channels.ts'
import { insertPost } from '../world/insert-post.ts'
import { getPostRow, mustBeRoot } from '../world/posts.ts'
import { objectOf, postJson } from '../world/rest-models.ts'
import type { Backend } from './backend.ts'
import { bodyOf, OK, pageOf, textIn, type Call, type Routes } from './call.ts'
import { mustBeAllowed, mustReadChannel, mustWriteInChannel } from './rights.ts'

/** A root knows how many answers it has, when the last one came and whose they are. */
const WITH_ANSWERS = `
  select posts.*, answers.* from posts
  left join lateral (
    select count(*) as replycount, max(createat) as lastreplyat, array_agg(distinct userid) as participants
    from posts answer where posts.rootid = '' and answer.rootid = posts.id and answer.deleteat = 0
  ) answers on true`

const LATEST = `
  ${WITH_ANSWERS} where channelid = $1 and posts.deleteat = 0 and posts.createat > $4
    and (not $5 or posts.rootid = '')
  order by posts.createat desc, id limit $2 offset $3`

const THREAD = `
  ${WITH_ANSWERS} where (id = $1 or posts.rootid = $1) and posts.deleteat = 0 order by posts.createat desc, id`

export function postRoutes({ world: { base } }: Backend): Routes {
  const readable = async ({ params, userId }: Call): Promise<Row> => {
    const post = await getPostRow(base, params['post'] ?? '')
    await mustReadChannel(base, userId, textOf(post.channelid))
    return post
  }
  /** One that may be changed, by whom it belongs to or by those who may change others' posts. */
  const changeable = async (call: Call, permission: string, refusedIn: string): Promise<string> => {
    const post = await readable(call)
    if (post.userid !== call.userId)
      await mustBeAllowed(base, { userId: call.userId, channelId: textOf(post.channelid), permission })
    const channel = await getChannelRow(base, textOf(post.channelid))
    if (numberOf(channel.deleteat) > 0) throw refusal(refusedIn)
    if (textOf(post.type).startsWith('system_'))
      throw refusal('api.post.update_post.system_message.app_error')
    return textOf(post.id)
  }
  return {
    'POST /posts': (call) => create(base, call),
    'GET /posts/:post': async (call) => postJson(await readable(call)),
    'GET /posts/:post/thread': async (call) => {
      const post = await readable(call)
      const rows = await findRows(base, THREAD, [textOf(post.rootid) || textOf(post.id)])
      return postList(rows, rows.length)
    },
    'PUT /posts/:post/patch': async (call) => {
      const { message, props } = bodyOf(call)
      const archived = 'api.post.patch_post.can_not_update_post_in_deleted.error'
      return postJson(
        await changePost(base, await changeable(call, 'edit_others_posts', archived), {
          ...(typeof message === 'string' && { message }),
          ...(props !== undefined && { props: objectOf(props) }),
        }),
      )
    },
    'POST /posts/:post/pin': async (call) => pin(base, await readable(call), true),
    'POST /posts/:post/unpin': async (call) => pin(base, await readable(call), false),
    'DELETE /posts/:post': async (call) => {
      const archived = 'api.post.delete_post.can_not_delete_post_in_deleted.error'
      await deletePost(base, await changeable(call, 'delete_others_posts', archived), call.userId)
      return OK
    },
    'GET /channels/:channel/posts': async (call) => {
      const { limit, offset } = pageOf(call)
      const id = textOf((await mustReadChannel(base, call.userId, call.params['channel'] ?? '')).id)
      const since = Number(call.query.get('since') ?? 0) || 0
      const isCollapsed = call.query.get('collapsedThreads') === 'true'
      const rows = await findRows(base, LATEST, [id, limit, offset, since, isCollapsed])
      return postList(rows, limit)
    },
  }
}

async function create(base: Base, call: Call) {
  const channelId = textIn(call, 'channel_id')
  await mustWriteInChannel(base, call.userId, channelId)
  const Message = textIn(call, 'message')
  if (Message.trim() === '') throw refusal('api.context.invalid_body_param.app_error')
  if ([...Message].length > 16_383) throw refusal('model.post.is_valid.message_length.app_error')
  const [PendingPostId, RootId] = [textIn(call, 'pending_post_id'), textIn(call, 'root_id')]
  if (RootId !== '') await mustBeRoot(base, { RootId, ChannelId: channelId })
  const row = await insertPost(base, {
    UserId: call.userId,
    ChannelId: channelId,
    RootId,
    Message,
    PendingPostId,
    props: objectOf(bodyOf(call)['props']),
  })
  return { ...postJson(row), pending_post_id: PendingPostId }
}

async function pin(base: Base, post: Row, isPinned: boolean) {
  await changePost(base, textOf(post.id), { isPinned })
  return OK
}

/** @param rows The newest first. */
function postList(rows: readonly Row[], limit: number) {
  const posts = rows.map(postJson)
  return {
    order: posts.map(({ id }) => id),
    posts: Object.fromEntries(posts.map((post) => [post.id, post])),
    next_post_id: '',
    prev_post_id: '',
    has_next: rows.length === limit && limit > 0,
  }
}

const refusal = (id: string): AppError => new AppError({ id, statusCode: 400 })
