import type { ApiTable } from '../plugin-host/api-table.ts'
import { AppError } from '../plugin-host/app-error.ts'
import { numberOf, textOf, type Base, type Row } from './base.ts'
import { changePost, deletePost } from './change-post.ts'
import { getChannelRow } from './channels.ts'
import { goJson } from './go-json.ts'
import { postOf } from './post-of.ts'
import { createPost, getPostRow, mustBeValidPost, type GivenPost } from './posts.ts'
import { objectOf } from './rest-models.ts'

/** Milliseconds in which a repeated PendingPostId answers the first post. */
const REPEAT_WITHIN = 30_000

interface Sent {
  readonly at: number
  /** Undefined while it is being made. */
  id: string | undefined
}

/** Posts are made in archived channels too, but neither changed nor deleted there. */
export function postApi(base: Base): ApiTable {
  const sent = new Map<string, Sent>()
  return {
    GetPost: async (id) => postOf(await getPostRow(base, id)),
    CreatePost: (post) => createOnce(base, sent, post),
    UpdatePost: async (post) => {
      const old = await getPostRow(base, post.Id)
      if (textOf(old.type).startsWith('system_'))
        throw refusal('api.post.update_post.system_message.app_error')
      await mustBeOpen(base, old, 'api.post.update_post.can_not_update_post_in_deleted.error')
      const props = objectOf(goJson(post.Props))
      mustBeValidPost(post, props)
      const change = { message: post.Message, isPinned: post.IsPinned, props }
      return postOf(await changePost(base, post.Id, change))
    },
    DeletePost: async (id) => {
      const post = await getPostRow(base, id).catch(() => {
        throw refusal('app.post.get.app_error')
      })
      await mustBeOpen(base, post, 'api.post.delete_post.can_not_delete_post_in_deleted.error')
      await deletePost(base, id)
    },
  }
}

async function createOnce(base: Base, sent: Map<string, Sent>, post: GivenPost) {
  const { PendingPostId: key } = post
  const first = sent.get(key)
  if (key !== '' && first && base.now() - first.at < REPEAT_WITHIN) return repeated(base, first)
  const entry: Sent = { at: base.now(), id: undefined }
  sent.set(key, entry)
  try {
    const row = await createPost(base, post)
    entry.id = textOf(row.id)
    return postOf(row)
  } catch (error) {
    sent.delete(key)
    throw error
  }
}

async function repeated(base: Base, { id }: Sent) {
  if (id === undefined) throw refusal('api.post.deduplicate_create_post.pending', 500)
  return postOf(await getPostRow(base, id))
}

async function mustBeOpen(base: Base, post: Row, refused: string): Promise<void> {
  const channel = await getChannelRow(base, textOf(post.channelid))
  if (numberOf(channel.deleteat) > 0) throw refusal(refused)
}

function refusal(id: string, statusCode = 400): AppError {
  return new AppError({ id, statusCode })
}
