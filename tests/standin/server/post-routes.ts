import { AppError } from '../plugin-host/app-error.ts'
import { textOf, type Base, type Row } from '../world/base.ts'
import { changePost, deletePost } from '../world/change-post.ts'
import { insertPost } from '../world/insert-post.ts'
import { getPostRow } from '../world/posts.ts'
import { objectOf, postJson } from '../world/rest-models.ts'
import type { Backend } from './backend.ts'
import { bodyOf, OK, pageOf, textIn, type Call, type Routes } from './call.ts'
import { mustBeAllowed, mustReadChannel, mustWriteInChannel } from './rights.ts'

const LATEST = `
  select posts.*, (select count(*) from posts reply where reply.rootid = posts.id and reply.deleteat = 0) as replycount
  from posts where channelid = $1 and deleteat = 0 and createat > $4
  order by createat desc, id limit $2 offset $3`

const THREAD =
  'select * from posts where (id = $1 or rootid = $1) and deleteat = 0 order by createat desc, id'

export function postRoutes({ world: { base } }: Backend): Routes {
  const readable = async ({ params, userId }: Call): Promise<Row> => {
    const post = await getPostRow(base, params['post'] ?? '')
    await mustReadChannel(base, userId, textOf(post.channelid))
    return post
  }
  return {
    'POST /posts': (call) => create(base, call),
    'GET /posts/:post': async (call) => postJson(await readable(call)),
    'GET /posts/:post/thread': async (call) => {
      const post = await readable(call)
      const { rows } = await base.pool.query<Row>(THREAD, [textOf(post.rootid) || textOf(post.id)])
      return postList(rows, rows.length)
    },
    'PUT /posts/:post/patch': async (call) => {
      const post = await readable(call)
      await mustBeTheirs(base, call, post, 'edit_others_posts')
      const { message, props } = bodyOf(call)
      return postJson(
        await changePost(base, textOf(post.id), {
          ...(typeof message === 'string' && { message }),
          ...(props !== undefined && { props: objectOf(props) }),
        }),
      )
    },
    'DELETE /posts/:post': async (call) => {
      const post = await readable(call)
      await mustBeTheirs(base, call, post, 'delete_others_posts')
      await deletePost(base, textOf(post.id))
      return OK
    },
    'GET /channels/:channel/posts': async (call) => {
      const { limit, offset } = pageOf(call)
      const id = textOf((await mustReadChannel(base, call.userId, call.params['channel'] ?? '')).id)
      const since = Number(call.query.get('since') ?? 0) || 0
      const { rows } = await base.pool.query<Row>(LATEST, [id, limit, offset, since])
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
  const PendingPostId = textIn(call, 'pending_post_id')
  const row = await insertPost(base, {
    UserId: call.userId,
    ChannelId: channelId,
    RootId: textIn(call, 'root_id'),
    Message,
    PendingPostId,
    props: objectOf(bodyOf(call)['props']),
  })
  return { ...postJson(row), pending_post_id: PendingPostId }
}

async function mustBeTheirs(base: Base, { userId }: Call, post: Row, permission: string): Promise<void> {
  if (post.userid !== userId)
    await mustBeAllowed(base, { userId, channelId: textOf(post.channelid), permission })
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
